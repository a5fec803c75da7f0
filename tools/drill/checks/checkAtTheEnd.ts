/**
 * The checks after the last outage: settles doubts, compares with the databases,
 * looks through processes and logs.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { OpenStage } from '../openStage.ts';
import { limits } from '../round/limits.ts';
import { partsOf, replicasOf } from '../shop/DrillShop.ts';
import { checkBooks, type Books } from './checkBooks.ts';
import { settleDoubts } from './settleDoubts.ts';

/** Time for the remaining work of a process that hung. */
const SETTLING_MS = 3000;

export async function checkAtTheEnd({ shop, world, traffic, memory }: OpenStage): Promise<Books> {
  const grown = await memory.growthBeyond(limits.growth);
  await traffic.stop();
  await delay(SETTLING_MS);
  const doubts = await settleDoubts(world);
  const books = await checkBooks(shop, world);
  const ends = partsOf(shop).flatMap(({ unwanted }) => unwanted);
  const uncaught = replicasOf(shop).flatMap(({ name, log }) =>
    log.uncaught.map((line) => `${name}: ${line}`),
  );
  return {
    checked: books.checked,
    wrong: [...world.contradictions, ...doubts, ...books.wrong, ...grown, ...ends, ...uncaught],
  };
}
