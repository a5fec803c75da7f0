/** Updates everything that shows an admin a product when that product changes. */
import type { Page } from '@bulkhead/chassis/contract/shared';
import type { Product } from '@bulkhead/product/contract';
import { type UseInfiniteQueryData, useQueryCache } from '@pinia/colada';
import { anyProductQuery } from '../catalogue/products.ts';

type ProductPages = UseInfiniteQueryData<Page<Product>, string>;

/** Only lists that have loaded: a list loading for the first time is left alone. */
const LISTS = { key: ['products', 'all'], status: 'success' } as const;

export function useAdminProductCache() {
  const cache = useQueryCache();

  /**
   * Updates the product in its present row, whatever the sort and filter, so that nothing moves under the
   * pointer.
   */
  function show(product: Product): void {
    cache.cancelQueries(LISTS);
    cache.setQueriesData<ProductPages>(LISTS, (list = { pages: [], pageParams: [] }) => ({
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
    cache.setQueryData(anyProductQuery(product.id).key, product);
    void cache.invalidateQueries({ key: ['products'], status: 'success' }, false);
  }

  /** Reads all products again, for when the outcome of a change is unknown. */
  function readAgain(): void {
    cache.invalidateQueries({ key: ['products'], status: 'success' }).catch(() => null);
  }

  return { show, keep, readAgain };
}

const updated = (product: Product) => (one: Product) => (one.id === product.id ? product : one);
