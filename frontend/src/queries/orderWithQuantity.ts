/** An order as it will be once the shop has heard of a changed quantity. */
import type { Order, OrderSummary } from '@bulkhead/order/contract';
import { centsOf, decimalOf } from '../stores/money.ts';
import { orderWithLines } from './orderWithLines.ts';

export function orderWithQuantity<O extends Order | OrderSummary>(
  order: O,
  product: string,
  quantity: number,
): O {
  const items = order.items
    .map((line) =>
      line.product === product
        ? { ...line, quantity, line_total: decimalOf(quantity * centsOf(line.unit_price)) }
        : line,
    )
    .filter((line) => line.quantity > 0);
  return orderWithLines<O>(order, items);
}
