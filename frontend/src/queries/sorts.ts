/** In which orders the catalogue can be looked through; the first one unless the address names another. */
import type { ProductSort } from '@bulkhead/product/contract';

export const SORTS = ['name', 'price', '-price', 'newest'] as const satisfies ProductSort[];

export function isSort(text: string): text is (typeof SORTS)[number] {
  return SORTS.some((sort) => sort === text);
}
