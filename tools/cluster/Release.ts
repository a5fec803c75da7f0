/** One installed shop: its names, its pods, its secrets. */
import { CLUSTER, helm, isReady, kubectl, kubectlJson, secretOf, until, type Pod } from './kube.ts';

const CHART = 'charts/bulkhead';
const READY_LIMIT_MS = 240_000;
export class Release {
  readonly namespace: string;
  readonly name: string;

  constructor(namespace: string = CLUSTER, name: string = CLUSTER) {
    this.namespace = namespace;
    this.name = name;
  }

  get fullname(): string {
    return this.name.includes('bulkhead') ? this.name : `${this.name}-bulkhead`;
  }

  /** Installs or upgrades. `values` are `--set` arguments. */
  async install(values: string[] = [], { wait = true }: { wait?: boolean } = {}): Promise<void> {
    const sets = values.flatMap((value) => ['--set', value]);
    await helm('upgrade', '--install', this.name, CHART, '-n', this.namespace, ...sets);
    if (wait) await this.untilSettled();
  }

  async uninstall(): Promise<void> {
    await helm('uninstall', this.name, '-n', this.namespace, '--wait');
  }

  kubectl(...args: string[]): Promise<string> {
    return kubectl('-n', this.namespace, ...args);
  }

  async pods(component?: string): Promise<Pod[]> {
    const selector = [`app.kubernetes.io/instance=${this.name}`, 'app.kubernetes.io/component!=test'];
    if (component) selector.push(`app.kubernetes.io/component=${component}`);
    const found = await kubectlJson<{ items: Pod[] }>(
      ...['-n', this.namespace, 'get', 'pods', '-l', selector.join(',')],
    );
    return found.items.filter(({ status }) => status.phase !== 'Succeeded');
  }

  /** The names of a component's pods that are ready. */
  async readyPods(component: string): Promise<string[]> {
    return (await this.pods(component)).filter(isReady).map(({ metadata }) => metadata.name);
  }

  /** Every rollout has come to its end, and nothing is left of what was there before. */
  async untilSettled(): Promise<void> {
    const workloads = (await this.kubectl('get', 'deploy,statefulset', '-o', 'name', '-l', this.selector))
      .trim()
      .split('\n');
    for (const workload of workloads)
      await this.kubectl('rollout', 'status', workload, `--timeout=${READY_LIMIT_MS / 1000}s`);
    await until('all pods ready', async () => (await this.pods()).every(isReady), READY_LIMIT_MS);
  }

  get selector(): string {
    return `app.kubernetes.io/instance=${this.name}`;
  }

  secret(suffix: string): Promise<Record<string, string>> {
    return secretOf(this.namespace, `${this.fullname}-${suffix}`);
  }

  /** helm test: its log. */
  test(): Promise<string> {
    return helm('test', this.name, '-n', this.namespace, '--logs', '--timeout', '2m');
  }
}
