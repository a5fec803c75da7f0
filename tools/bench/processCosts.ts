/** Measures each process: its memory after the load so far, and the time from spawn to ready. */
import { setTimeout as delay } from 'node:timers/promises';
import { processes } from '../build/processes.ts';
import type { BenchShop } from './benchShop.ts';
import { median } from './compare.ts';
import { residentMegabytes } from './processFacts.ts';

export interface ProcessCost {
  name: string;
  megabytes: number;
  seconds: number;
}

const STARTS = 3;

export async function measureProcesses({ shop }: BenchShop): Promise<ProcessCost[]> {
  const costs: ProcessCost[] = [];
  for (const name of Object.keys(processes) as (keyof typeof processes)[]) {
    const { process, managementUrl } = shop.services[name];
    const megabytes = residentMegabytes(process.current?.pid ?? 0);
    const starts: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      await process.stop(5000);
      const started = performance.now();
      const running = process.start();
      await untilReady(`${managementUrl}/readyz`);
      starts.push((performance.now() - started) / 1000);
      await running;
    }
    costs.push({ name, megabytes, seconds: median(starts) });
  }
  return costs;
}

async function untilReady(url: string): Promise<void> {
  while (!(await fetch(url).catch(() => undefined))?.ok) await delay(10);
}
