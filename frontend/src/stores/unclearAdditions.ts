/**
 * The keys of additions nobody knows the outcome of. Who presses "Add" again, on whichever page, tries the same one again
 * under its key, so that the shop does it once.
 */
import { defineStore } from 'pinia';
import { newKey } from '../api/attempt.ts';

interface Addition {
  product: { id: string };
  quantity: number;
}

export const useUnclearAdditions = defineStore('unclear additions', () => {
  const keys = new Map<string, string[]>();
  const nameOf = ({ product, quantity }: Addition) => `${quantity} ${product.id}`;

  return {
    /** Of the first such addition that is unclear, which makes this a repeat of it; else a new one. */
    keyFor(addition: Addition): { key: string; isRepeat: boolean } {
      const kept = keys.get(nameOf(addition))?.shift();
      return { key: kept ?? newKey(), isRepeat: kept !== undefined };
    },
    keep(addition: Addition, key: string): void {
      const name = nameOf(addition);
      keys.set(name, [...(keys.get(name) ?? []), key]);
    },
    forget: () => keys.clear(),
  };
});
