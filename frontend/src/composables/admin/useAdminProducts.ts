/**
 * Lists all products, hidden ones too, by the search, state, category and sort in the page's address, which is
 * the only place they are kept.
 */
import type { VisibilityFilter } from '@bulkhead/product/contract';
import { useInfiniteQuery } from '@pinia/colada';
import { computed } from 'vue';
import { type LocationQuery, useRoute } from 'vue-router';
import { textIn, wantedByAddress } from '../../../shared/catalogueAddress.ts';
import type { AllProductsQuery } from '../../api/productClient.ts';
import { allProductsQuery } from '../catalogue/products.ts';

export const STATES = ['all', 'active', 'hidden'] as const satisfies VisibilityFilter[];

export function useAdminProducts() {
  const route = useRoute();
  const home = route.path;
  // While the admin leaves the page, the address already belongs to the next one.
  const wanted = computed<AllProductsQuery>((before) =>
    before && route.path !== home ? before : queryOf(route.query),
  );
  const { data, error, isLoading, hasNextPage, loadNextPage, refetch } = useInfiniteQuery(() =>
    allProductsQuery(wanted.value),
  );
  const isFiltered = computed(() => {
    const { search, category, state } = wanted.value;
    return Boolean(search ?? category ?? state);
  });
  return {
    wanted,
    isFiltered,
    products: computed(() => data.value?.pages.flatMap((page) => page.results)),
    error,
    isLoading,
    hasMore: hasNextPage,
    loadMore: () => loadNextPage({ cancelRefetch: false }),
    retry: () => refetch(),
  };
}

function queryOf(query: LocationQuery): AllProductsQuery {
  const state = textIn(query['state']);
  return { ...wantedByAddress(query), state: STATES.find((one) => one === state && one !== 'all') };
}
