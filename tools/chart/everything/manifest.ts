/** As much of what helm renders as is looked at. */

export interface Rule {
  from?: { namespaceSelector?: object }[];
  ports?: { port: number }[];
}

export interface Container {
  name: string;
  image: string;
  env?: { name: string; value?: string }[];
  ports?: { name: string; containerPort: number }[];
  volumeMounts?: { name: string; mountPath: string }[];
  livenessProbe?: { timeoutSeconds: number; failureThreshold: number };
}

interface Apart {
  podAffinityTerm: { topologyKey: string };
}

export interface Metadata {
  name: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

export interface PodSpec {
  automountServiceAccountToken?: boolean;
  imagePullSecrets?: { name: string }[];
  priorityClassName?: string;
  nodeSelector?: Record<string, string>;
  tolerations?: object[];
  initContainers?: Container[];
  containers: Container[];
  affinity?: { nodeAffinity?: object; podAntiAffinity?: Record<string, Apart[]> };
  topologySpreadConstraints?: { topologyKey: string }[];
  volumes?: { name: string }[];
}

export interface Template {
  metadata: Metadata;
  spec: PodSpec;
}

export interface Manifest {
  kind: string;
  metadata: Metadata;
  automountServiceAccountToken?: boolean;
  data?: Record<string, string>;
  spec?: {
    template?: Template;
    jobTemplate?: { spec: { template: Template } };
    revisionHistoryLimit?: number;
    updateStrategy?: { type: string };
    selector?: {
      matchLabels?: Record<string, string>;
      matchExpressions?: { key: string; values: string[] }[];
    };
    podMetricsEndpoints?: { port: string }[];
    podSelector?: unknown;
    volumeClaimTemplates?: unknown;
    ingress?: Rule[];
    egress?: Rule[];
  };
}

/** The pods that a manifest makes, if it makes any. */
export function podOf({ kind, metadata, spec }: Manifest): Template | undefined {
  if (kind === 'Pod') return { metadata, spec: spec as unknown as PodSpec };
  return spec?.template ?? spec?.jobTemplate?.spec.template;
}

export const containersOf = ({ spec }: Template): Container[] => [
  ...(spec.initContainers ?? []),
  ...spec.containers,
];
