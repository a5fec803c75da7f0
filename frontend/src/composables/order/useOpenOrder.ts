/**
 * The open order of the signed-in shopper, with all unanswered changes applied. It comes from the order
 * service; the summary in the session is the fallback.
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
  /** The order service did not answer, so its last known state is shown. */
  const isRemembered = computed(() => error.value !== null);
  const order = computed(() => {
    if (!user.value) return null;
    const known =
      data.value === undefined || isRemembered.value ? (summary.value ?? data.value ?? null) : data.value;
    return changes.waiting.reduce(orderWithWish, known);
  });
  /** Whether the order is known; right after the log-in it takes a moment. */
  const isKnown = computed(() => data.value !== undefined || summary.value !== undefined);
  const isSaving = computed(() => changes.waiting.length > 0);
  return { order, isKnown, isSaving, error, isPending, isRemembered, refetch };
}
