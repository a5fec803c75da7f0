/** The categories to choose from, including those of hidden products. Others can be typed. */
import { useInfiniteQuery } from '@pinia/colada';
import { computed } from 'vue';
import { categoriesOf } from '../../../shared/categoriesOf.ts';
import { stockQuery } from './products.ts';

export function useKnownCategories() {
  const { data } = useInfiniteQuery(() => stockQuery({}));
  return computed(() => categoriesOf(data.value?.pages));
}
