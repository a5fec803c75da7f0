/** Updates everything that shows a product of the stock when that product changes. */
import type { Page } from '@bulkhead/chassis/contract/shared';
import type { Product } from '@bulkhead/product/contract';
import { type UseInfiniteQueryData, useQueryCache } from '@pinia/colada';
import { stockedQuery } from '../catalogue/products.ts';

type StockPages = UseInfiniteQueryData<Page<Product>, string>;

/** Only lists that have loaded: a list loading for the first time is left alone. */
const LISTS = { key: ['products', 'stock'], status: 'success' } as const;

export function useStockCache() {
  const cache = useQueryCache();

  /**
   * Updates the product in its present row, whatever the sort and filter, so that nothing moves under the
   * pointer.
   */
  function show(product: Product): void {
    cache.cancelQueries(LISTS);
    cache.setQueriesData<StockPages>(LISTS, (list = { pages: [], pageParams: [] }) => ({
      ...list,
      pages: list.pages.map((page) => ({ ...page, results: page.results.map(updated(product)) })),
    }));
  }

  /**
   * Stores a product the shop has confirmed. All product queries become stale and are read again when next
   * shown.
   */
  function keep(product: Product): void {
    show(product);
    cache.setQueryData(stockedQuery(product.id).key, product);
    void cache.invalidateQueries({ key: ['products'], status: 'success' }, false);
  }

  /** Reads all products again, for when the outcome of a change is unknown. */
  function readAgain(): void {
    cache.invalidateQueries({ key: ['products'], status: 'success' }).catch(() => null);
  }

  return { show, keep, readAgain };
}

const updated = (product: Product) => (one: Product) => (one.id === product.id ? product : one);
