/** What the variant `everything` must look like when it is rendered: where the settings of an operator have to arrive. */
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { podOf, type Manifest, type Template } from './manifest.ts';
import { wrongPods } from './wrongPods.ts';

interface Dashboard {
  panels: { targets: { expr: string; interval?: string }[] }[];
}

/** Policy → where an exporter listens in its pods. */
const EXPORTERS: Record<string, number> = { 'bulkhead-user-mysql': 9104, 'bulkhead-redis': 9121 };

const PROCESSES =
  'Deployment/bulkhead-frontend,Deployment/bulkhead-order,Deployment/bulkhead-product,Deployment/bulkhead-user';

/** Deployment → what the values set in its environment, and what they set to null. */
const ENVIRONMENTS: Record<string, { set: Record<string, string>; takenAway: string[] }> = {
  'bulkhead-user': {
    set: { FAR_AWAY_MS: '3600000', DRAIN_DELAY_MS: '1500', LOG_LEVEL: 'debug', EXTRA: 'yes' },
    takenAway: ['ADMIN_USERNAME', 'ADMIN_PASSWORD'],
  },
  'bulkhead-frontend': {
    set: { FAR_AWAY_MS: '3600000', FIND_SERVICES_MS: '0', EXTRA: 'yes' },
    takenAway: ['ORDER_SERVICE_URL'],
  },
};

/** @throws naming everything that is wrong */
export function assertEverything(rendered: string): void {
  const documents = parseAllDocuments(rendered);
  // Such as a key that stands there twice.
  for (const { errors } of documents) for (const error of errors) throw error;
  const manifests = documents
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null);
  const wrong = [
    ...manifests.flatMap((manifest) =>
      WRONG.flatMap((rule) => rule(manifest)).map((what) => `${nameOf(manifest)} ${what}`),
    ),
    ...wrongCollection(manifests),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

const nameOf = ({ kind, metadata }: Manifest) => `${kind}/${metadata.name}`;

/** DNS on the node itself, which the variant names, and nothing that was there before. */
function wrongDns({ kind, spec }: Manifest): string[] {
  if (kind !== 'NetworkPolicy') return [];
  const asks = (spec?.egress ?? []).filter(({ ports }) => ports?.some(({ port }) => port === 53));
  const named = {
    to: [{ ipBlock: { cidr: '169.254.20.10/32' } }],
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
  };
  return asks.every((rule) => isDeepStrictEqual(rule, named))
    ? []
    : ['asks another DNS than the values name'];
}

/** What an operator sets otherwise stands there as it was written. */
function wrongEnvironment({ kind, metadata, spec }: Manifest): string[] {
  const wanted = ENVIRONMENTS[metadata.name];
  if (kind !== 'Deployment' || !wanted) return [];
  const { env = [] } = spec?.template?.spec.containers[0] ?? {};
  const set = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  const missed = Object.entries(wanted.set).filter(([name, value]) => set[name] !== value);
  const kept = wanted.takenAway.filter((name) => name in set);
  return [
    ...missed.map(([name]) => `has ${name}=${set[name] ?? ''}`),
    ...kept.map((name) => `has ${name}, which is null in the values`),
  ];
}

/** What Kubernetes never lets change has not the label for all. */
function wrongSelectors({ spec = {} }: Manifest): string[] {
  const fixed = JSON.stringify([spec.selector, spec.podSelector, spec.volumeClaimTemplates]);
  return fixed.includes('cost-centre') ? ['selects by the label for all'] : [];
}

/** Old revisions that are kept: as order says, for it and its database; else as usual. */
function wrongHistory({ kind, metadata, spec }: Manifest): string[] {
  if (!['Deployment', 'StatefulSet'].includes(kind)) return [];
  const wanted = metadata.name.startsWith('bulkhead-order') ? 7 : 3;
  return spec?.revisionHistoryLimit === wanted
    ? []
    : [`keeps ${spec?.revisionHistoryLimit ?? 'all'} revisions`];
}

/** One database waits until its pod is deleted, the other servers do not. */
function wrongStrategy({ kind, metadata, spec }: Manifest): string[] {
  if (kind !== 'StatefulSet') return [];
  const wanted = metadata.name === 'bulkhead-user-mysql' ? 'OnDelete' : 'RollingUpdate';
  const { type } = spec?.updateStrategy ?? {};
  return type === wanted ? [] : [`is updated by ${type ?? 'nobody'}`];
}

const wrongAccounts = ({ kind, automountServiceAccountToken }: Manifest): string[] =>
  kind === 'ServiceAccount' && automountServiceAccountToken !== false ? ['gives out tokens'] : [];

/** What stands before the pods has the annotation of the values. */
function wrongAnnotations({ kind, metadata }: Manifest): string[] {
  const isOutside = ['Ingress', 'HTTPRoute'].includes(kind);
  const isFrontends =
    metadata.name === 'bulkhead-frontend' && ['Service', 'ServiceAccount', 'Deployment'].includes(kind);
  if (!isOutside && !isFrontends) return [];
  return metadata.annotations?.['example.com/note'] === 'here' ? [] : ['lacks the annotation of the values'];
}

/** A label, an annotation or a node's label that is null in the values is nowhere: the API server would read it as empty. */
function wrongTexts(manifest: Manifest): string[] {
  return JSON.stringify(manifest).includes('taken-away') ? ['has what is null in the values'] : [];
}

/** Of two values for one label the one that says it for less counts, an empty one, too. */
function wrongMonitoring({ kind, metadata: { labels } }: Manifest): string[] {
  if (kind !== 'PrometheusRule') return [];
  const wanted = {
    'cost-centre': '',
    release: 'prometheus',
    'app.kubernetes.io/part-of': 'fleet',
    'app.kubernetes.io/name': 'bulkhead',
  };
  return Object.entries(wanted)
    .filter(([name, value]) => labels?.[name] !== value)
    .map(([name]) => `is labelled ${name}: ${labels?.[name] ?? ''}`);
}

/** Where Grafana chooses how far back a rate looks, it is told how often Prometheus collects. */
function wrongDashboard({ metadata, data = {} }: Manifest): string[] {
  if (!metadata.name.endsWith('-dashboard')) return [];
  const { panels } = JSON.parse(Object.values(data).join()) as Dashboard;
  const chosen = panels
    .flatMap(({ targets }) => targets)
    .filter(({ expr }) => expr.includes('$__rate_interval'));
  return chosen
    .filter(({ interval }) => interval !== '60s')
    .map(({ expr, interval = '' }) => `takes ${interval} for the interval of ${expr}`);
}

/** Prometheus reaches an exporter beside a server, and the server's own port no more than before. */
function wrongMetrics({ kind, metadata, spec }: Manifest): string[] {
  const port = EXPORTERS[metadata.name];
  if (kind !== 'NetworkPolicy' || port === undefined) return [];
  const outside = (spec?.ingress ?? []).filter(({ from }) => from?.some((peer) => peer.namespaceSelector));
  const ports = outside.flatMap((rule) => rule.ports?.map((one) => one.port) ?? []);
  return isDeepStrictEqual(ports, [port]) ? [] : [`lets Prometheus reach ${ports.join() || 'nothing'}`];
}

/** Prometheus collects from the four processes and from nobody else, at a port that these have. */
function wrongCollection(manifests: readonly Manifest[]): string[] {
  const monitor = manifests.find(({ kind }) => kind === 'PodMonitor')?.spec;
  const { matchLabels = {}, matchExpressions = [] } = monitor?.selector ?? {};
  const ports = monitor?.podMetricsEndpoints?.map(({ port }) => port) ?? [];
  const isSelected = ({ metadata: { labels = {} }, spec }: Template) =>
    Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
    matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? '')) &&
    spec.containers.some((container) => container.ports?.some(({ name }) => ports.includes(name)));
  const collected = manifests.filter((manifest) => {
    const pod = podOf(manifest);
    return pod !== undefined && isSelected(pod);
  });
  const names = collected.map(nameOf).sort().join();
  return names === PROCESSES ? [] : [`PodMonitor collects from ${names || 'nobody'}`];
}

/** Replicas keep to different nodes, zone or no zone; the operator's affinity stays beside that. */
function wrongPlaces({ kind, metadata, spec }: Manifest): string[] {
  const pod = spec?.template?.spec;
  if (kind !== 'Deployment' || !pod) return [];
  const spread = pod.topologySpreadConstraints?.map(({ topologyKey }) => topologyKey).join();
  const { preferredDuringSchedulingIgnoredDuringExecution: apart = [] } = pod.affinity?.podAntiAffinity ?? {};
  const keys = apart.map(({ podAffinityTerm }) => podAffinityTerm.topologyKey).join();
  const isSet = ['bulkhead-user', 'bulkhead-frontend'].includes(metadata.name);
  const wanted = `${isSet ? 'rack,' : ''}topology.kubernetes.io/zone`;
  return [
    ...(spread === 'kubernetes.io/hostname' ? [] : [`is spread by ${spread ?? 'nothing'}`]),
    ...(keys === wanted ? [] : [`keeps apart by ${keys}`]),
    ...(isSet && !pod.affinity?.nodeAffinity ? ['has lost the affinity of the values'] : []),
  ];
}

const WRONG = [
  wrongDns,
  wrongEnvironment,
  wrongSelectors,
  wrongHistory,
  wrongStrategy,
  wrongAccounts,
  wrongAnnotations,
  wrongPods,
  wrongTexts,
  wrongMonitoring,
  wrongDashboard,
  wrongMetrics,
  wrongPlaces,
];
