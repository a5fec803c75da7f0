/** The categories to choose from, including those of hidden products. Others can be typed. */
import { useInfiniteQuery } from '@pinia/colada';
import { computed } from 'vue';
import { categoriesOf } from '../../../shared/categoriesOf.ts';
import { allProductsQuery } from './products.ts';

export function useKnownCategories() {
  const { data } = useInfiniteQuery(() => allProductsQuery({}));
  return computed(() => categoriesOf(data.value?.pages));
}
