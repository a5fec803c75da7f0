/** The catalogue and its products. */
import { defineInfiniteQueryOptions, defineQueryOptions } from '@pinia/colada';
import type { CatalogueQuery, StockQuery } from '../../api/productClient.ts';
import { products } from '../../api/clients.ts';
import { noticeCopy } from '../outage/trouble.ts';

export const catalogueQuery = defineInfiniteQueryOptions((wanted: CatalogueQuery) => ({
  key: ['products', 'catalogue', { ...wanted }],
  query: async ({ pageParam, signal }) => noticingCopy(await products.list(wanted, pageParam, signal)),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
  staleTime: 60_000,
  // Nor does a page left open overnight show the prices of yesterday: all of the list that is shown is read anew.
  refetchOnWindowFocus: true,
  // Who comes back from a long look at a product finds the list as long as they left it.
  gcTime: 30 * 60_000,
}));

export const productQuery = defineQueryOptions((idOrSlug: string) => ({
  key: ['products', 'one', idOrSlug],
  query: async ({ signal }) => noticingCopy(await products.read(idOrSlug, signal)),
  staleTime: 60_000,
  refetchOnWindowFocus: true,
}));

/** What the shop sells or hides, page by page, for those who keep it. */
export const stockQuery = defineInfiniteQueryOptions((wanted: StockQuery) => ({
  key: ['products', 'stock', { ...wanted }],
  query: ({ pageParam, signal }) => products.listStock(wanted, pageParam, signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
}));

/** One product to change, hidden or not. Who comes back to the page learns of what others have changed. */
export const stockedQuery = defineQueryOptions((id: string) => ({
  key: ['products', 'stocked', id],
  query: ({ signal }) => products.readStocked(id, signal),
  staleTime: 0,
  refetchOnWindowFocus: true,
}));

function noticingCopy<T extends { copyAge: number | null }>(answer: T): T {
  if (answer.copyAge !== null) noticeCopy();
  return answer;
}
