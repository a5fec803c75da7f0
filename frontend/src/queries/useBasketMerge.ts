/** Moves the basket into the order as soon as somebody is signed in and orders can be taken. */
import { watch } from 'vue';
import { orders } from '../api/clients.ts';
import { useBasket } from '../stores/basket.ts';
import { useNotices } from '../stores/notices.ts';
import { mergeBasket } from './mergeBasket.ts';
import { useOpenOrderCache } from './orders.ts';
import { useSession } from './session.ts';
import { inTrouble, noticeTrouble } from './trouble.ts';

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

  async function merge(): Promise<void> {
    const { order, problem } = await mergeBasket(basket, (product, quantity, key) =>
      orders.addItem(product, quantity, key),
    );
    if (order) openOrder.write(order);
    if (problem) noticeTrouble(problem);
    if (basket.lines.length > 0) {
      notices.show('bad', 'Some of your basket is not in your order yet. It is kept for you.', {
        to: '/order',
        text: 'See what is left',
      });
    } else if (order) {
      notices.show('good', 'Your basket is now in your order.', { to: '/order', text: 'See order' });
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
