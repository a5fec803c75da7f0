/** Measures what each pod uses, in an idle and in a busy shop, through the metrics API. */
import { setTimeout as delay } from 'node:timers/promises';
import { readApi } from '../api.ts';
import type { Check } from '../Check.ts';
import { until } from '../kube.ts';
import { PAGE, readPage } from '../operationsPage.ts';
import type { Release } from '../Release.ts';
import { testValues } from '../testValues.ts';

const MOST_MIB = 1536;
/** The allowed difference between the idle shop's memory and the figure in docs/operations.md. */
const OFF = 0.15;
/** The same for one row, and the MiB that a small row may differ besides. */
const ROW_OFF = 0.4;
const ROW_OFF_MIB = 4;
/** The metrics server measures every 15 s, and reports the time since its last measurement. */
const CALM_MS = 35_000;

interface PodMetrics {
  metadata: { name: string; labels?: Record<string, string> };
  containers: { usage: { cpu: string; memory: string } }[];
}

interface Usage {
  pod: string;
  component: string;
  mib: number;
  millicores: number;
}

async function usageOf(release: Release): Promise<Usage[]> {
  const path = `/apis/metrics.k8s.io/v1beta1/namespaces/${release.namespace}/pods`;
  const { items } = await readApi<{ items: PodMetrics[] }>(path);
  const names = new Set((await release.pods()).map(({ metadata }) => metadata.name));
  return items
    .filter(({ metadata }) => names.has(metadata.name))
    .map(({ metadata, containers }) => ({
      pod: metadata.name,
      component: metadata.labels?.['app.kubernetes.io/component'] ?? '',
      mib: containers.reduce((sum, { usage }) => sum + memoryMib(usage.memory), 0),
      millicores: containers.reduce((sum, { usage }) => sum + millicores(usage.cpu), 0),
    }));
}

const memoryMib = (text: string) => {
  const factor = { Ki: 1 / 1024, Mi: 1, Gi: 1024 }[text.slice(-2)];
  return factor ? parseFloat(text) * factor : parseFloat(text) / 1024 ** 2;
};
const millicores = (text: string) => parseFloat(text) * ({ n: 1e-6, u: 1e-3, m: 1 }[text.slice(-1)] ?? 1000);

const tableOf = (usage: readonly Usage[]): string =>
  usage
    .map(
      ({ pod, mib, millicores: cpu }) => `    ${pod.padEnd(48)} ${mib.toFixed(0)} MiB  ${cpu.toFixed(0)} m`,
    )
    .join('\n');

const sum = (usage: readonly Usage[], what: 'mib' | 'millicores') =>
  usage.reduce((total, one) => total + one[what], 0).toFixed(0);

const told = (shop: string, usage: readonly Usage[]) =>
  `the ${shop} takes ${sum(usage, 'mib')} MiB and ${sum(usage, 'millicores')} m\n${tableOf(usage)}`;

/** Each row of the page's table with its components. */
const ROWS: Record<string, string[]> = {
  frontend: ['frontend'],
  'user service': ['user'],
  'product service': ['product'],
  'order service': ['order'],
  'their MySQL, each': ['user-mysql', 'product-mysql', 'order-mysql'],
  Redis: ['redis'],
};

/** Checks the table of docs/operations.md: its total closely, each row within a wide margin. */
async function assertAsThePageSays(idle: readonly Usage[]): Promise<void> {
  const page = await readPage();
  const saidOf = (row: string) => Number(new RegExp(`^\\| ${row} +\\| (\\d+) MiB`, 'm').exec(page)?.[1]);
  const total = saidOf('all of it');
  const wrong =
    Math.abs(Number(sum(idle, 'mib')) - total) <= OFF * total ? [] : [`${total} MiB for all of it`];
  for (const [row, components] of Object.entries(ROWS)) {
    const said = saidOf(row);
    const measured = idle.filter(({ component }) => components.includes(component));
    const isRight = measured.every(({ mib }) => Math.abs(mib - said) <= ROW_OFF * said + ROW_OFF_MIB);
    if (measured.length === 0 || !isRight) wrong.push(`${said} MiB for ${row}`);
  }
  if (wrong.length > 0)
    throw new Error(`${PAGE} says ${wrong.join(', ')}, and it is ${told('idle shop', idle)}`);
}

export const footprint: Check = {
  name: 'footprint',
  async run({ release, stage }) {
    await release.install(testValues);
    const pods = (await release.pods()).length;
    await delay(CALM_MS);
    await until('metrics of every pod', async () => (await usageOf(release)).length === pods, 60_000);
    const idle = await usageOf(release);
    if (Number(sum(idle, 'mib')) > MOST_MIB) throw new Error(told('idle shop', idle));
    await assertAsThePageSays(idle);
    const open = await stage();
    const samples = await open.during(() => delay(CALM_MS));
    const busy = await usageOf(release);
    const perSecond = samples.length / (CALM_MS / 1000);
    return `${told('idle shop', idle)}\n    ${told(`busy shop, with ${perSecond.toFixed(0)} requests a second,`, busy)}`;
  },
};
