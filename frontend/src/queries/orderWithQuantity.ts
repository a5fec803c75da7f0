/** An order as it will be once the shop has heard of a changed quantity. */
import { toDecimal } from '@bulkhead/chassis/contract/money';
import type { Order, OrderSummary } from '@bulkhead/order/contract';
import { centsOf } from '../stores/money.ts';
import { orderWithLines } from './orderWithLines.ts';

export function orderWithQuantity<O extends Order | OrderSummary>(
  order: O,
  product: string,
  quantity: number,
): O {
  const items = order.items
    .map((line) =>
      line.product === product
        ? { ...line, quantity, line_total: toDecimal(quantity * centsOf(line.unit_price)) }
        : line,
    )
    .filter((line) => line.quantity > 0);
  return orderWithLines<O>(order, items);
}
