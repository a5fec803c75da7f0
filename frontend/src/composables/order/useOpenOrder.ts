/**
 * The signed-in shopper's open order: as the order service tells it, else the summary their session keeps of it, and in
 * both cases with everything done that the shop has not answered yet.
 */
import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { openOrderQuery } from './orders.ts';
import { orderWithWish } from './orderWithWish.ts';
import { useSession } from '../account/session.ts';
import { useOrderChanges } from './useOrderChanges.ts';

export function useOpenOrder() {
  const { user, summary } = useSession();
  const changes = useOrderChanges();
  const { data, error, isPending, refetch } = useQuery(() => ({
    ...openOrderQuery,
    enabled: user.value !== null,
  }));
  /** The order service did not answer: what is shown is what it last said. */
  const isRemembered = computed(() => error.value !== null);
  const order = computed(() => {
    if (!user.value) return null;
    const known =
      data.value === undefined || isRemembered.value ? (summary.value ?? data.value ?? null) : data.value;
    return changes.waiting.reduce(orderWithWish, known);
  });
  /** Right after the log-in it takes a moment until the shop has said what is in it. */
  const isKnown = computed(() => data.value !== undefined || summary.value !== undefined);
  const isSaving = computed(() => changes.waiting.length > 0);
  return { order, isKnown, isSaving, error, isPending, isRemembered, refetch };
}
