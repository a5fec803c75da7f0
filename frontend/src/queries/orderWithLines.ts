/** An order with other lines: its pieces and its total counted anew, in whole cents. */
import type { OrderSummary } from '@bulkhead/order/contract';
import { totalOf } from '../stores/money.ts';

export function orderWithLines<O extends OrderSummary>(order: O, items: O['items']): O {
  return {
    ...order,
    items,
    quantity: items.reduce((sum, line) => sum + line.quantity, 0),
    total: totalOf(items),
  };
}
