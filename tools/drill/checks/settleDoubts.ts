/** After the last outage everybody finds out what became of what they asked for: by asking again, or by looking. */
import { setTimeout as delay } from 'node:timers/promises';
import { carryOut } from '../journeys/changeOrder.ts';
import { look } from '../journeys/seeOrder.ts';
import type { World } from '../journeys/World.ts';
import type { Shopper } from '../shoppers/Shopper.ts';

const ATTEMPTS = 10;
const REST_MS = 500;

/** What was wrong with the answers they got, in words. */
export async function settleDoubts(world: World): Promise<string[]> {
  const inDoubt = world.crowd.shoppers.filter(({ basket }) => basket.uncertain);
  const found = await Promise.all(inDoubt.map((shopper) => settle(world, shopper)));
  return found.flat();
}

async function settle(world: World, shopper: Shopper): Promise<string[]> {
  const { basket, account } = shopper;
  const wrong: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (!basket.uncertain) return wrong;
    if (attempt > 0) await delay(REST_MS);
    const { outcome, why, requestId } = shopper.usesKeys
      ? await carryOut(world, shopper, basket.uncertain)
      : await look(world, shopper);
    if (outcome === 'failed') wrong.push(`${account.username}: ${why ?? outcome} (${requestId})`);
  }
  if (basket.uncertain)
    wrong.push(`${account.username} never learns what became of: ${basket.uncertain.kind}`);
  return wrong;
}
