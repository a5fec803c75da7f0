/** What the processes hold in memory, before and after. */
import { residentMegabytes } from '../../bench/processFacts.ts';
import { type DrillShop, replicasOf } from '../shop/DrillShop.ts';

export class Memory {
  readonly #shop: DrillShop;
  readonly #before: Map<string, number>;

  constructor(shop: DrillShop) {
    this.#shop = shop;
    this.#before = residentOf(shop);
  }

  /** Who holds more than `factor` times what it held, in words. */
  growthBeyond(factor: number): string[] {
    return [...residentOf(this.#shop)].flatMap(([name, now]) => {
      const before = this.#before.get(name) ?? 0;
      return now <= factor * before ? [] : [`${name} grew from ${before.toFixed(0)} to ${now.toFixed(0)} MB`];
    });
  }
}

function residentOf(shop: DrillShop): Map<string, number> {
  return new Map(
    replicasOf(shop).flatMap(({ name, pid }) => (pid ? [[name, residentMegabytes(pid)] as const] : [])),
  );
}
