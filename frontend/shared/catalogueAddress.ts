/** Reads from an address which part of the catalogue it wants, for the app and for the pages of the edge. */
import type { ProductSort } from '@bulkhead/product/contract';

/** The first is the default order, which addresses leave out. */
export const SORTS = ['name', 'price', '-price', 'newest'] as const satisfies ProductSort[];
export type Sort = (typeof SORTS)[number];
export const [USUAL_SORT] = SORTS;

export interface WantedOfCatalogue {
  search?: string;
  category?: string;
  sort?: Sort;
}

/** Ignores unknown or repeated parameters, because people type addresses. */
export function wantedByAddress(query: Partial<Record<string, unknown>>): WantedOfCatalogue {
  const [search, category, sort] = ['search', 'category', 'sort'].map((name) => textIn(query[name]));
  return {
    ...(search && { search }),
    ...(category && { category }),
    ...(isSort(sort) && sort !== USUAL_SORT && { sort }),
  };
}

/** The only value of a parameter, trimmed. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function isSort(text: string | undefined): text is Sort {
  return SORTS.some((sort) => sort === text);
}
