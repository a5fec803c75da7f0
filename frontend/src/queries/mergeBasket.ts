/**
 * Puts the basket's lines into the order, each under the key it carries: whatever is interrupted (a reload, an outage)
 * can go on later and neither loses a line nor orders one twice. What the shop refuses stays in the basket and says why.
 */
import type { Order } from '@bulkhead/order/contract';
import { isApiProblem } from '../api/ApiProblem.ts';
import type { useBasket } from '../stores/basket.ts';

/** Refusals that are not about the line itself: it is tried again later. */
const TRY_LATER = new Set([401, 403, 429]);

type AddItem = (product: string, quantity: number, key: string) => Promise<Order>;

/** The order after the last line that got in, or null when none did. */
export async function mergeBasket(
  basket: ReturnType<typeof useBasket>,
  addItem: AddItem,
): Promise<Order | null> {
  let order: Order | null = null;
  basket.reload();
  for (const line of basket.lines.filter((one) => one.refusal === null)) {
    basket.markSent(line.key);
    try {
      order = await addItem(line.product, line.quantity, line.key);
      basket.remove(line.key);
    } catch (error) {
      if (!isApiProblem(error)) throw error;
      if (!error.isRefusal) return order;
      const mayTryAgain = TRY_LATER.has(error.status);
      basket.markRefused(line.key, mayTryAgain ? null : error.message);
      if (mayTryAgain) return order;
    }
  }
  return order;
}
