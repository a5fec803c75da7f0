/**
 * `make bench`: measures the shop against bare floors in the same run. Prints
 * ratios in a table and writes JSON.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../local/root.ts';
import { startBenchShop, type BenchShop } from './benchShop.ts';
import type { Comparison } from './compare.ts';
import { measureJourneys } from './journeys.ts';
import { measureLargeCatalogue, type PageCost } from './largeCatalogue.ts';
import { measureProcesses, type ProcessCost } from './processCosts.ts';

const RESULTS = join(ROOT, '.data/bench.json');

const verdict = (good: boolean) => (good ? 'ok' : 'MISSED');

async function measure(shop: BenchShop) {
  const journeys: Comparison[] = [];
  console.log('requests a second                                     ours    floor   ratio  target');
  for await (const journey of measureJourneys(shop)) {
    journeys.push(journey);
    const { what, ours, floors, ratio, target } = journey;
    console.log(
      `${what.padEnd(50)} ${ours.toFixed(0).padStart(7)} ${floors.toFixed(0).padStart(8)} ${ratio.toFixed(2).padStart(7)}  ≥ ${target}  ${verdict(ratio >= target)}`,
    );
  }
  const processes: ProcessCost[] = await measureProcesses(shop);
  console.log('\nprocess    resident after load (MB, ≤ 110)   spawn to ready (s, ≤ 1.5)');
  for (const { name, megabytes, seconds } of processes) {
    const good = verdict(megabytes <= 110 && seconds <= 1.5);
    console.log(
      `${name.padEnd(10)} ${megabytes.toFixed(0).padStart(10)} ${seconds.toFixed(2).padStart(34)}       ${good}`,
    );
  }
  const count = Number(process.env.PRODUCTS ?? 0);
  const pages: PageCost[] = count > 0 ? await measureLargeCatalogue(shop, count, console.log) : [];
  for (const { what, ms, ratio, target } of pages) {
    console.log(
      `${what.padEnd(30)} ${ms.toFixed(1).padStart(7)} ms  ${ratio.toFixed(2)} × page 1  ≤ ${target}  ${verdict(ratio <= target)}`,
    );
  }
  return { journeys, processes, pages };
}

const shop = await startBenchShop();
try {
  const results = await measure(shop);
  await mkdir(join(RESULTS, '..'), { recursive: true });
  await writeFile(RESULTS, JSON.stringify(results, null, 2));
  console.log(`\nAlso in ${RESULTS}`);
} finally {
  await shop.stop();
}
