/** Turns a user's open order into a placed one. No shopper pays a total they have not seen. */
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import type { Once } from '@bulkhead/chassis/storage/once';
import { agreedTotalOf, totalOf, type Order } from './Order.ts';
import { OrderRefusal } from './OrderRefusal.ts';
import type { Orders } from './Orders.ts';
import { assertMayBecome } from './orderStates.ts';

interface Parts {
  orders: Orders;
  /** Called once for each order, after it is committed. */
  onPlaced: () => void;
}

/** `expectedTotal` is the total the shopper saw, in cents. */
export type PlaceOrder = (userId: string, expectedTotal?: number, once?: Once) => Promise<Order>;

export function makePlaceOrder({ orders, onPlaced }: Parts): PlaceOrder {
  return async (userId, expectedTotal, once) => {
    let placedNow: Order | undefined;
    const answer = await orders.change(once, async (changes) => {
      const order = assertNotEmpty(await changes.lockOpen(userId));
      assertAllForSale(order);
      assertPriceSeen(order, expectedTotal);
      placedNow = placed(order, new Date());
      await changes.place(placedNow);
      return placedNow;
    });
    // A repeated request gets the stored first answer, and its own work was rolled back.
    if (answer === placedNow) onPlaced();
    return answer;
  };
}

function assertNotEmpty(order: Order | undefined): Order {
  if (order && order.lines.length > 0) return order;
  throw new Refusal('conflict', 'order-empty', 'Your order is empty: add something before you check out');
}

function assertAllForSale(order: Order): void {
  const hidden = order.lines.filter(({ isForSale }) => !isForSale);
  if (hidden.length === 0) return;
  const names = hidden.map(({ name }) => name).join(', ');
  const faults = hidden.map(({ productId, name }) => ({
    path: `items.${productId}`,
    message: `${name} is not for sale any more`,
    code: 'product-hidden',
    values: { name },
  }));
  throw new OrderRefusal('product-hidden', `Not for sale any more, please remove: ${names}`, order, {
    values: { name: names },
    faults,
  });
}

/** Without an expected total, the shopper has seen the prices at which the products were added. */
function assertPriceSeen(order: Order, expectedTotal = agreedTotalOf(order)): void {
  if (expectedTotal !== totalOf(order))
    throw new OrderRefusal('price-changed', 'Prices have changed: please look at the new total', order);
}

/** Places an order: today's prices become the agreed ones. */
export function placed(order: Order, now: Date): Order {
  assertMayBecome(order.state, 'placed');
  const lines = order.lines.map((line) => ({ ...line, agreedPrice: line.price }));
  return { ...order, state: 'placed', placedAt: now.toISOString(), lines };
}
