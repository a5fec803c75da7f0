/** How an address says what is wanted of the catalogue, for the app and for the pages that the edge fills. */
import type { ProductSort } from '@bulkhead/product/contract';

/** The first one is the usual order, which no address names. */
export const SORTS = ['name', 'price', '-price', 'newest'] as const satisfies ProductSort[];
export type Sort = (typeof SORTS)[number];
export const [USUAL_SORT] = SORTS;

export interface WantedOfCatalogue {
  search?: string;
  category?: string;
  sort?: Sort;
}

/** Unknown or repeated parameters of an address somebody typed are ignored. */
export function wantedByAddress(query: Partial<Record<string, unknown>>): WantedOfCatalogue {
  const [search, category, sort] = ['search', 'category', 'sort'].map((name) => textIn(query[name]));
  return {
    ...(search && { search }),
    ...(category && { category }),
    ...(isSort(sort) && sort !== USUAL_SORT && { sort }),
  };
}

/** A parameter's only value, without spaces around it. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function isSort(text: string | undefined): text is Sort {
  return SORTS.some((sort) => sort === text);
}
