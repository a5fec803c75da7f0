/**
 * Lists the catalogue by the search, category and sort in the page's address, which is the only place they
 * are kept.
 */
import type { Product } from '@bulkhead/product/contract';
import { useInfiniteQuery } from '@pinia/colada';
import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { wantedByAddress } from '../../../shared/catalogueAddress.ts';
import { categoriesOf } from '../../../shared/categoriesOf.ts';
import type { CatalogueQuery } from '../../api/productClient.ts';
import { filterProducts } from './filterProducts.ts';
import { inNextPicture } from '../../browser/nextPicture.ts';
import { catalogueQuery } from './products.ts';

export function useCatalogue() {
  const route = useRoute();
  const asked = computed<CatalogueQuery>((before) => {
    const now = route.path === '/' ? wantedByAddress(route.query) : undefined;
    return now ?? before ?? {};
  });
  const wanted = inNextPicture(() => asked.value);
  const shown = useInfiniteQuery(() => catalogueQuery(wanted.value));
  /** The unfiltered catalogue: source of the categories, and what the page searches when the shop cannot. */
  const whole = useInfiniteQuery(() => catalogueQuery({}));

  const everything = computed(() => whole.data.value?.pages.flatMap((page) => page.results) ?? []);
  const isWhole = computed(() => whole.data.value !== undefined && !whole.hasNextPage.value);
  const pages = computed(() => shown.data.value?.pages ?? []);
  /** The page filters the products itself, until the shop answers or because it cannot. */
  const isOwnSearch = computed(() => pages.value.length === 0 && isWhole.value);
  const products = computed<Product[]>(() =>
    isOwnSearch.value
      ? filterProducts(everything.value, wanted.value)
      : pages.value.flatMap((page) => page.results),
  );
  /** Age in seconds of the oldest page shown, when it is a copy. */
  const copyAge = computed(() => {
    const ages = pages.value.map((page) => page.copyAge).filter((age) => age !== null);
    return ages.length > 0 ? Math.max(...ages) : null;
  });
  const categories = computed(() => {
    const names = categoriesOf(whole.data.value?.pages);
    const { category } = asked.value;
    return category === undefined || names.includes(category) ? names : [...names, category].sort();
  });

  return {
    /** The query in the address. */
    asked,
    /** The query whose products are shown, one frame later. */
    wanted,
    products,
    copyAge,
    categories,
    error: shown.error,
    isPending: computed(() => shown.isPending.value && !isOwnSearch.value),
    isFailed: computed(() => shown.error.value !== null && pages.value.length === 0 && !isOwnSearch.value),
    hasMore: shown.hasNextPage,
    isLoading: shown.isLoading,
    loadMore: () => shown.loadNextPage({ cancelRefetch: false }),
    retry: () => shown.refetch(),
  };
}
