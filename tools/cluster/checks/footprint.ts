/** What each pod of the idle shop uses, from the metrics API. */
import { setTimeout as delay } from 'node:timers/promises';
import { readApi } from '../api.ts';
import type { Check } from '../Check.ts';
import { until } from '../kube.ts';
import type { Release } from '../Release.ts';

const MOST_MIB = 1536;
/** The metrics server looks every 15 s, and says what was since it last looked. */
const CALM_MS = 45_000;

interface PodMetrics {
  metadata: { name: string; labels?: Record<string, string> };
  containers: { usage: { cpu: string; memory: string } }[];
}

interface Usage {
  pod: string;
  mib: number;
  millicores: number;
}

export async function usageOf(release: Release): Promise<Usage[]> {
  const path = `/apis/metrics.k8s.io/v1beta1/namespaces/${release.namespace}/pods`;
  const { items } = await readApi<{ items: PodMetrics[] }>(path);
  const names = new Set((await release.pods()).map(({ metadata }) => metadata.name));
  return items
    .filter(({ metadata }) => names.has(metadata.name))
    .map(({ metadata, containers }) => ({
      pod: metadata.name,
      mib: containers.reduce((sum, { usage }) => sum + memoryMib(usage.memory), 0),
      millicores: containers.reduce((sum, { usage }) => sum + millicores(usage.cpu), 0),
    }));
}

const memoryMib = (text: string) => {
  const factor = { Ki: 1 / 1024, Mi: 1, Gi: 1024 }[text.slice(-2)];
  return factor ? parseFloat(text) * factor : parseFloat(text) / 1024 ** 2;
};
const millicores = (text: string) => parseFloat(text) * ({ n: 1e-6, u: 1e-3, m: 1 }[text.slice(-1)] ?? 1000);

export const tableOf = (usage: readonly Usage[]): string =>
  usage
    .map(
      ({ pod, mib, millicores: cpu }) => `    ${pod.padEnd(48)} ${mib.toFixed(0)} MiB  ${cpu.toFixed(0)} m`,
    )
    .join('\n');

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export const footprint: Check = {
  name: 'footprint',
  async run({ release }) {
    const pods = (await release.pods()).length;
    await delay(CALM_MS);
    await until('metrics of every pod', async () => (await usageOf(release)).length === pods, 60_000);
    const usage = await usageOf(release);
    const mib = sum(usage.map((one) => one.mib));
    if (mib > MOST_MIB) throw new Error(`The idle shop takes ${mib.toFixed(0)} MiB\n${tableOf(usage)}`);
    return `the idle shop takes ${mib.toFixed(0)} MiB and ${sum(usage.map((one) => one.millicores)).toFixed(0)} m\n${tableOf(usage)}`;
  },
};
