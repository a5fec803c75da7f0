/** The queries for the catalogue and its products. */
import { defineInfiniteQueryOptions, defineQueryOptions } from '@pinia/colada';
import type { CatalogueQuery, AllProductsQuery } from '../../api/productClient.ts';
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
export const allProductsQuery = defineInfiniteQueryOptions((wanted: AllProductsQuery) => ({
  key: ['products', 'all', { ...wanted }],
  query: ({ pageParam, signal }) => products.listAllProducts(wanted, pageParam, signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
}));

/** One product to edit, hidden or not. Returning to the page shows what others have changed. */
export const anyProductQuery = defineQueryOptions((id: string) => ({
  key: ['products', 'any', id],
  query: ({ signal }) => products.readAnyProduct(id, signal),
  staleTime: 0,
  refetchOnWindowFocus: true,
}));

function noticingCopy<T extends { copyAge: number | null }>(answer: T): T {
  if (answer.copyAge !== null) noticeCopy();
  return answer;
}
