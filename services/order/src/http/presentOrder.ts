/** Presents an order in its published form: money as text, plus the values derived from the lines. */
import { toDecimal } from '@bulkhead/chassis/contract/money';
import type { Order as PublishedOrder, OrderLine, OrderSummary } from '../contract/order.ts';
import { quantityOf, totalOf, type Line, type Order } from '../domain/Order.ts';
import { orderStates } from '../domain/orderStates.ts';

export function presentOrder(order: Order): PublishedOrder {
  return {
    id: order.id,
    user_id: order.userId,
    state: order.state,
    is_open: orderStates[order.state].isOpen,
    items: order.lines.map(presentLine),
    quantity: quantityOf(order),
    total: toDecimal(totalOf(order)),
    currency: order.currency,
    created_at: order.createdAt,
    placed_at: order.placedAt,
  };
}

function presentLine({ productId, name, slug, image, quantity, price, agreedPrice }: Line): OrderLine {
  return {
    product: productId,
    name,
    slug,
    image,
    quantity,
    unit_price: toDecimal(price),
    line_total: toDecimal(price * quantity),
    price_changed: price !== agreedPrice,
  };
}

/** The part that the session keeps, so that pages can show the order while this service does not answer. */
export function summarize({ id, items, quantity, total, currency }: PublishedOrder): OrderSummary {
  return { id, items, quantity, total, currency };
}
