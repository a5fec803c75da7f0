/** The queries for the catalogue and its products. */
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
  // A page left open overnight does not show yesterday's prices: the whole visible list is refetched.
  refetchOnWindowFocus: true,
  // A shopper who returns from a long look at a product finds the list as long as it was.
  gcTime: 30 * 60_000,
}));

export const productQuery = defineQueryOptions((idOrSlug: string) => ({
  key: ['products', 'one', idOrSlug],
  query: async ({ signal }) => noticingCopy(await products.read(idOrSlug, signal)),
  staleTime: 60_000,
  refetchOnWindowFocus: true,
}));

/** All products, sold or hidden, page by page, for admins. */
export const stockQuery = defineInfiniteQueryOptions((wanted: StockQuery) => ({
  key: ['products', 'stock', { ...wanted }],
  query: ({ pageParam, signal }) => products.listStock(wanted, pageParam, signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
}));

/** One product to edit, hidden or not. Returning to the page shows what others have changed. */
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
