/** What this page shows of the stock, and how a changed product reaches everything that shows it. */
import type { Page } from '@bulkhead/chassis/contract/shared';
import type { Product } from '@bulkhead/product/contract';
import { type UseInfiniteQueryData, useQueryCache } from '@pinia/colada';
import { stockedQuery } from '../catalogue/products.ts';

type StockPages = UseInfiniteQueryData<Page<Product>, string>;

/** What is being read for the first time is left to arrive. */
const LISTS = { key: ['products', 'stock'], status: 'success' } as const;

export function useStockCache() {
  const cache = useQueryCache();

  /** In the row it has, whatever the list is sorted and filtered by: nothing moves under the pointer. */
  function show(product: Product): void {
    cache.cancelQueries(LISTS);
    cache.setQueriesData<StockPages>(LISTS, (list = { pages: [], pageParams: [] }) => ({
      ...list,
      pages: list.pages.map((page) => ({ ...page, results: page.results.map(updated(product)) })),
    }));
  }

  /** As the shop has confirmed it. Everything shown of products is read again when it is next looked at. */
  function keep(product: Product): void {
    show(product);
    cache.setQueryData(stockedQuery(product.id).key, product);
    void cache.invalidateQueries({ key: ['products'], status: 'success' }, false);
  }

  /** Nobody knows what the shop has now. */
  function readAgain(): void {
    cache.invalidateQueries({ key: ['products'], status: 'success' }).catch(() => null);
  }

  return { show, keep, readAgain };
}

const updated = (product: Product) => (one: Product) => (one.id === product.id ? product : one);
