/** One installed release of the shop: its names, its pods, its secrets. */
import { readApi } from './api.ts';
import { CLUSTER, CONTEXT, isReady, kubectl, secretOf, until, type Pod } from './kube.ts';
import { run } from './run.ts';

const CHART = 'charts/bulkhead';
const READY_LIMIT_MS = 240_000;
interface Workload {
  metadata: { generation: number };
  spec: { replicas: number };
  status: {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    readyReplicas?: number;
  };
}

/** Whether a rollout has finished, including a change of the number of replicas. */
function isRolledOut({ metadata, spec, status }: Workload): boolean {
  const { replicas = 0, updatedReplicas = 0, readyReplicas = 0 } = status;
  return (
    status.observedGeneration === metadata.generation &&
    [replicas, updatedReplicas, readyReplicas].every((count) => count === spec.replicas)
  );
}

export class Release {
  readonly namespace: string;
  readonly name: string;

  readonly #command: string;

  /** @param helm the Helm command, where several are installed */
  constructor(namespace: string = CLUSTER, name: string = CLUSTER, { helm = 'helm' } = {}) {
    this.namespace = namespace;
    this.name = name;
    this.#command = helm;
  }

  get fullname(): string {
    return this.name.includes('bulkhead') ? this.name : `${this.name}-bulkhead`;
  }

  /** Installs or upgrades. `values` are `--set` arguments; `keep` adds them to the present values. */
  async install(values: string[] = [], { keep = false } = {}): Promise<void> {
    const sets = values.flatMap((value) => ['--set', value]);
    const kept = keep ? ['--reset-then-reuse-values'] : [];
    await this.helm('upgrade', '--install', ...kept, this.name, CHART, ...sets);
    await this.untilSettled();
  }

  async uninstall(): Promise<void> {
    await this.helm('uninstall', this.name, '--wait');
  }

  helm(...args: string[]): Promise<string> {
    return run(this.#command, ['--kube-context', CONTEXT, '-n', this.namespace, ...args]);
  }

  kubectl(...args: string[]): Promise<string> {
    return kubectl('-n', this.namespace, ...args);
  }

  async pods(component?: string): Promise<Pod[]> {
    const selector = [this.selector, 'app.kubernetes.io/component!=test'];
    if (component) selector.push(`app.kubernetes.io/component=${component}`);
    const path = `/api/v1/namespaces/${this.namespace}/pods?labelSelector=${encodeURIComponent(selector.join())}`;
    const { items } = await readApi<{ items: Pod[] }>(path);
    return items.filter(({ status }) => !['Succeeded', 'Failed'].includes(status.phase));
  }

  /** The names of a component's ready pods. */
  async readyPods(component: string): Promise<string[]> {
    return (await this.pods(component)).filter(isReady).map(({ metadata }) => metadata.name);
  }

  /** Waits until every rollout has finished and no old pod is left. */
  async untilSettled(): Promise<void> {
    await until(
      'every rollout at its end',
      async () => {
        const [workloads, pods] = await Promise.all([this.#workloads(), this.pods()]);
        const wanted = workloads.reduce((sum, { spec }) => sum + spec.replicas, 0);
        return workloads.every(isRolledOut) && pods.length >= wanted && pods.every(isReady);
      },
      READY_LIMIT_MS,
      500,
    );
  }

  async #workloads(): Promise<Workload[]> {
    const query = `labelSelector=${encodeURIComponent(this.selector)}`;
    const lists = await Promise.all(
      ['deployments', 'statefulsets'].map((kind) =>
        readApi<{ items: Workload[] }>(`/apis/apps/v1/namespaces/${this.namespace}/${kind}?${query}`),
      ),
    );
    return lists.flatMap(({ items }) => items);
  }

  get selector(): string {
    return `app.kubernetes.io/instance=${this.name}`;
  }

  secret(suffix: string): Promise<Record<string, string>> {
    return secretOf(this.namespace, `${this.fullname}-${suffix}`);
  }

  /** Runs `helm test` and returns its log. */
  test(): Promise<string> {
    return this.helm('test', this.name, '--logs', '--timeout', '2m');
  }
}
