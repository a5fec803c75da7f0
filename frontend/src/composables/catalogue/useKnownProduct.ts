/**
 * A product already loaded by the catalogue, shown at once while (or although) its own request has no answer.
 */
import type { Product } from '@bulkhead/product/contract';
import { type UseInfiniteQueryData, useQueryCache } from '@pinia/colada';
import { computed } from 'vue';
import type { CataloguePage } from '../../api/productClient.ts';

export function useKnownProduct(slug: () => string) {
  const cache = useQueryCache();
  return computed<Product | undefined>(() => {
    for (const entry of cache.getEntries({ key: ['products', 'catalogue'], status: 'success' })) {
      const { pages } = entry.state.value.data as UseInfiniteQueryData<CataloguePage, string>;
      const product = pages.flatMap((page) => page.results).find((one) => one.slug === slug());
      if (product) return product;
    }
    return undefined;
  });
}
