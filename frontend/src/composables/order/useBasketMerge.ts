/** Moves the basket into the order as soon as the shopper is signed in and the order service answers. */
import { ref, watch } from 'vue';
import { orders } from '../../api/clients.ts';
import { isOfAnother, useBasket } from '../../stores/basket.ts';
import { useNotices } from '../../stores/notices.ts';
import { isReady, mergeBasket } from './mergeBasket.ts';
import { useOpenOrderCache } from './orders.ts';
import { useSession } from '../account/session.ts';
import { noticeTrouble } from '../outage/trouble.ts';
import { useOrderChanges } from './useOrderChanges.ts';
import { t } from '../../words/spoken.ts';

const LONGEST_REST_S = 60;

/**
 * Lets one tab merge at a time, since tabs share the basket. Without browser locks, the idempotency keys
 * alone must do.
 */
async function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  const { locks } = navigator as Partial<Navigator>;
  await (locks ? locks.request('bulkhead.basket', work) : work());
}

export function useBasketMerge(): void {
  const { user, isAway } = useSession();
  const basket = useBasket();
  const notices = useNotices();
  const openOrder = useOpenOrderCache();
  const changes = useOrderChanges();
  const isResting = ref(false);
  const me = () => user.value?.id;
  let failures = 0;

  /**
   * Pauses the merge after a failure; the watcher below then retries. A sign-out needs no pause: the watcher
   * notices it.
   */
  function rest(seconds: number): void {
    isResting.value = true;
    setTimeout(() => {
      isResting.value = false;
    }, seconds * 1000);
  }

  async function merge(): Promise<void> {
    await changes.flush();
    const merged = [t('basket.merged')];
    const { order, problem } = await mergeBasket(basket, me, async (line) => {
      const { product, quantity, key, sent, unit_price } = line;
      const answer = await orders.addItem(product, quantity, key);
      const isRepriced = answer.items.some(
        (item) => item.product === product && item.unit_price !== unit_price,
      );
      if (isRepriced) merged[1] = t('refusal.price-changed');
      if (sent) await openOrder.invalidate();
      else openOrder.write(answer);
      return answer;
    });
    if (problem) noticeTrouble(problem);
    const isStuck = problem && !problem.isSignedOut;
    failures = isStuck ? failures + 1 : 0;
    if (isStuck) rest(Math.max(problem.retryAfter ?? 0, Math.min(2 ** failures, LONGEST_REST_S)));
    if (failures > 1) return;
    if (basket.lines.some((line) => !isOfAnother(line, me()))) {
      notices.show('bad', t('basket.partlyMerged'), {
        to: '/order',
        text: t('basket.seeLeft'),
      });
    } else if (order && openOrder.isOwn(order)) {
      notices.show('good', merged.join(' '), { to: '/order', text: t('add.seeOrder') });
    }
  }

  watch(
    () =>
      user.value !== null &&
      !isAway('order') &&
      !isResting.value &&
      basket.lines.some((line) => isReady(line, me())),
    async (ready) => {
      if (!ready) return;
      basket.isMerging = true;
      await oneTabAtATime(merge).finally(() => (basket.isMerging = false));
    },
    { immediate: true },
  );
}
