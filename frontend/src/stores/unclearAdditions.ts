/**
 * Keeps the keys of additions to the order whose outcome is unknown. A shopper who presses "Add" again, on
 * any page, repeats the same addition under its key, so the shop does it once.
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
    /**
     * The key of the first such addition with an unknown outcome, which makes this one a repeat; otherwise a
     * new key.
     */
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
