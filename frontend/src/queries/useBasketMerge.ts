/** Moves the basket into the order as soon as somebody is signed in and orders can be taken. */
import { watch } from 'vue';
import { orders } from '../api/clients.ts';
import { useBasket } from '../stores/basket.ts';
import { useNotices } from '../stores/notices.ts';
import { mergeBasket } from './mergeBasket.ts';
import { useOpenOrderCache } from './orders.ts';
import { useSession } from './session.ts';
import { inTrouble, noticeTrouble } from './trouble.ts';
import { useOrderChanges } from './useOrderChanges.ts';
import { t } from '../words/spoken.ts';

/** Another tab of this browser may hold the same basket; where the browser has no locks the keys alone must do. */
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

  async function merge(): Promise<void> {
    await changes.flush();
    const { order, problem } = await mergeBasket(basket, (product, quantity, key) =>
      orders.addItem(product, quantity, key),
    );
    if (order) openOrder.write(order);
    if (problem) noticeTrouble(problem);
    if (basket.lines.length > 0) {
      notices.show('bad', t('basket.partlyMerged'), {
        to: '/order',
        text: t('basket.seeLeft'),
      });
    } else if (order && openOrder.isOwn(order)) {
      notices.show('good', t('basket.merged'), { to: '/order', text: t('add.seeOrder') });
    }
  }

  watch(
    () =>
      user.value !== null &&
      !isAway('order') &&
      !inTrouble.value &&
      basket.lines.some((line) => line.refusal === null),
    (ready) => {
      if (ready) void oneTabAtATime(merge);
    },
    { immediate: true },
  );
}
