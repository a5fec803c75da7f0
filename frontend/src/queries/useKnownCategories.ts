/** Categories to choose from: those of the first products by name. Any other can be typed. */
import { useInfiniteQuery } from '@pinia/colada';
import { computed } from 'vue';
import { stockQuery } from './products.ts';

export function useKnownCategories() {
  const { data } = useInfiniteQuery(() => stockQuery({}));
  return computed(() => {
    const products = data.value?.pages.flatMap((page) => page.results) ?? [];
    return [...new Set(products.map(({ category }) => category))].sort();
  });
}
