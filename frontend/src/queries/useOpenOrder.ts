/** The signed-in shopper's open order: as the order service tells it, else the summary their session keeps of it. */
import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { openOrderQuery } from './orders.ts';
import { useSession } from './session.ts';

export function useOpenOrder() {
  const { user, summary } = useSession();
  const { data, error, isPending, refetch } = useQuery(() => ({
    ...openOrderQuery,
    enabled: user.value !== null,
  }));
  /** The order service did not answer: what is shown is what it last said. */
  const isRemembered = computed(() => error.value !== null);
  const order = computed(() => {
    if (!user.value) return null;
    return data.value === undefined || isRemembered.value
      ? (summary.value ?? data.value ?? null)
      : data.value;
  });
  return { order, error, isPending, isRemembered, refetch };
}
