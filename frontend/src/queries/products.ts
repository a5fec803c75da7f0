/** The catalogue and its products. */
import { defineInfiniteQueryOptions, defineQueryOptions } from '@pinia/colada';
import type { Product } from '@bulkhead/product/contract';
import type { CatalogueQuery } from '../api/productClient.ts';
import { products } from '../api/clients.ts';
import { noticeCopy } from './trouble.ts';

export const catalogueQuery = defineInfiniteQueryOptions((wanted: CatalogueQuery) => ({
  key: ['products', 'catalogue', { ...wanted }],
  query: async ({ pageParam, signal }) => noticingCopy(await products.list(wanted, pageParam, signal)),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
  staleTime: 60_000,
}));

export const productQuery = defineQueryOptions((idOrSlug: string) => ({
  key: ['products', 'one', idOrSlug],
  query: async ({ signal }) => noticingCopy(await products.read(idOrSlug, signal)),
  staleTime: 60_000,
}));

/** Everything there is to sell, hidden products too, for those who keep the shop. */
export const stockQuery = defineQueryOptions({
  key: ['products', 'stock'],
  query: async ({ signal }) => {
    const stock = new Map<string, Product>();
    let cursor: string | undefined;
    do {
      const page = await products.listAll(cursor, signal);
      for (const product of page.results) stock.set(product.id, product);
      cursor = page.next ?? undefined;
    } while (cursor && stock.size < 1000);
    return [...stock.values()].sort((one, other) => one.name.localeCompare(other.name));
  },
});

function noticingCopy<T extends { copyAge: number | null }>(answer: T): T {
  if (answer.copyAge !== null) noticeCopy();
  return answer;
}
