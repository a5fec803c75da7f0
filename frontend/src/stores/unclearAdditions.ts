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
    /** Of the first such addition that is unclear, else a new one. */
    keyFor: (addition: Addition): string => keys.get(nameOf(addition))?.shift() ?? newKey(),
    keep(addition: Addition, key: string): void {
      const name = nameOf(addition);
      keys.set(name, [...(keys.get(name) ?? []), key]);
    },
    forget: () => keys.clear(),
  };
});
