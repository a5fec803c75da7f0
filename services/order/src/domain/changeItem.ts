/** Sets how many pieces of a product a user's open order holds. Zero removes the line. */
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import { withLine, withoutLine, type Line, type Order } from './Order.ts';
import { OrderRefusal } from './OrderRefusal.ts';
import type { Orders } from './Orders.ts';

interface Parts {
  orders: Orders;
}

export type ChangeItem = (userId: string, productIdOrSlug: string, quantity: number) => Promise<Order>;

export function makeChangeItem({ orders }: Parts): ChangeItem {
  return (userId, productIdOrSlug, quantity) =>
    orders.change(undefined, async (changes) => {
      const order = await changes.lockOpen(userId);
      const line = order && lineOf(order, productIdOrSlug.toLowerCase());
      if (!line) throw new Refusal('missing', 'item-missing', 'This product is not in your order');
      if (quantity === 0) {
        await changes.removeLine(order.id, line.productId);
        return withoutLine(order, line);
      }
      if (quantity > line.quantity && !line.isForSale)
        throw new OrderRefusal('product-hidden', `${line.name} is not for sale any more`, order, {
          values: { name: line.name },
        });
      const changed = { ...line, quantity };
      await changes.putLine(order.id, changed);
      return withLine(order, changed);
    });
}

function lineOf({ lines }: Order, idOrSlug: string): Line | undefined {
  return lines.find(({ productId }) => productId === idOrSlug) ?? lines.find(({ slug }) => slug === idOrSlug);
}
