/** Compares the memory of the processes before and after the drill. */
import { setTimeout as delay } from 'node:timers/promises';
import { residentMegabytes } from '../../bench/processFacts.ts';
import { type DrillShop, replicasOf } from '../shop/DrillShop.ts';

/** The minimum of this many samples: hashing a password takes 19 MiB for a tenth of a second. */
const LOOKS = 20;
const REST_MS = 50;

export class Memory {
  readonly #shop: DrillShop;
  readonly #before: Map<string, number>;

  private constructor(shop: DrillShop, before: Map<string, number>) {
    this.#shop = shop;
    this.#before = before;
  }

  static async of(shop: DrillShop): Promise<Memory> {
    return new Memory(shop, await residentOf(shop));
  }

  /** The processes that hold more than `factor` times their earlier memory, in words. */
  async growthBeyond(factor: number): Promise<string[]> {
    return [...(await residentOf(this.#shop))].flatMap(([name, now]) => {
      const before = this.#before.get(name) ?? 0;
      return now <= factor * before ? [] : [`${name} grew from ${before.toFixed(0)} to ${now.toFixed(0)} MB`];
    });
  }
}

async function residentOf(shop: DrillShop): Promise<Map<string, number>> {
  const least = new Map<string, number>();
  for (let look = 0; look < LOOKS; look++) {
    for (const { name, pid } of replicasOf(shop))
      if (pid) least.set(name, Math.min(least.get(name) ?? Infinity, residentMegabytes(pid)));
    await delay(REST_MS);
  }
  return least;
}
