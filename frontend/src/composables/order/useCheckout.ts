/** Places the open order for the total the shopper saw. */
import type { Order } from '@bulkhead/order/contract';
import { useQueryCache } from '@pinia/colada';
import { useRouter } from 'vue-router';
import { isApiProblem } from '../../api/ApiProblem.ts';
import { orders } from '../../api/clients.ts';
import { askAgain } from '../outage/askAgain.ts';
import { historyQuery, orderQuery, useOpenOrderCache } from './orders.ts';
import { useSubmit } from '../form/useSubmit.ts';

export function useCheckout() {
  const cache = useQueryCache();
  const router = useRouter();
  const openOrder = useOpenOrderCache();

  async function placed(order: Order): Promise<void> {
    if (!openOrder.isOwn(order)) return;
    cache.setQueryData(orderQuery(order.id).key, order);
    askAgain(cache, { key: historyQuery.key });
    const thanks = `/thank-you/${order.id}`;
    // If the page's script cannot be loaded, the browser navigates there itself, if online: the order is
    // placed.
    await router.replace(thanks).catch(() => {
      if (navigator.onLine) location.assign(thanks);
    });
    openOrder.close(order);
  }

  /** Shows the current order after a refusal: from the answer, else by reading it again. */
  function showPresentOrder(error: unknown): void {
    if (!isApiProblem(error) || !error.isRefusal) return;
    if (error.result) openOrder.write(error.result as Order);
    else void openOrder.invalidate();
  }

  return useSubmit({
    send: async (expectedTotal: string, key) => {
      try {
        return await orders.checkOut(expectedTotal, key);
      } catch (error) {
        showPresentOrder(error);
        throw error;
      }
    },
    done: placed,
  });
}
