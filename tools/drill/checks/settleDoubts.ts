/**
 * Finds out, after the last outage, which doubtful changes were made: by retrying
 * them, or by looking at the order.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { carryOut } from '../journeys/changeOrder.ts';
import { look } from '../journeys/seeOrder.ts';
import type { World } from '../journeys/World.ts';
import type { Shopper } from '../shoppers/Shopper.ts';

const ATTEMPTS = 10;
const REST_MS = 500;

/** The shoppers who did not find out, in words. */
export async function settleDoubts(world: World): Promise<string[]> {
  const inDoubt = world.crowd.shoppers.filter(({ basket }) => basket.uncertain);
  const found = await Promise.all(inDoubt.map((shopper) => settle(world, shopper)));
  return found.flat();
}

async function settle(world: World, shopper: Shopper): Promise<string[]> {
  const { basket, account } = shopper;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (!basket.uncertain) return [];
    if (attempt > 0) await delay(REST_MS);
    await (shopper.usesKeys ? carryOut(world, shopper, basket.uncertain) : look(world, shopper));
  }
  return basket.uncertain
    ? [`${account.username} never learns what became of: ${basket.uncertain.kind}`]
    : [];
}
