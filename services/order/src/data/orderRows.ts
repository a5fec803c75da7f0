/** How orders lie in the database: one row for each line, with today's state of the product beside it. */
import { bytesToId } from '@bulkhead/chassis/storage/id';
import type { OrderState } from '../contract/order.ts';
import type { Line, Order } from '../domain/Order.ts';
import { orderStates } from '../domain/orderStates.ts';

/** Reads every line of the orders `o` that `source` gives; an order without lines gives one row. */
export const orderRowsOf = (source: string) => `
  SELECT o.id, o.user_id, o.state, o.currency, o.created_at, o.placed_at,
         l.product_id, l.position, l.name, l.slug, l.image, l.unit_price_cents, l.quantity,
         c.price_cents AS price_today, c.currency AS currency_today, c.is_active
  FROM ${source}
  LEFT JOIN order_lines l ON l.order_id = o.id
  LEFT JOIN product_copies c ON c.product_id = l.product_id`;

export interface OrderRow {
  id: Buffer;
  user_id: Buffer;
  state: OrderState;
  currency: string;
  created_at: Date;
  placed_at: Date | null;
  product_id: Buffer | null;
  position: number;
  name: string;
  slug: string;
  image: string;
  unit_price_cents: number;
  quantity: number;
  price_today: number | null;
  currency_today: string | null;
  is_active: number | null;
}

/** Orders in the sequence of their first rows, lines in the sequence of theirs. */
export function ordersFrom(rows: OrderRow[]): Order[] {
  const orders: Order[] = [];
  let last: Buffer | undefined;
  for (const row of rows) {
    if (!last?.equals(row.id)) orders.push(orderFrom(row));
    last = row.id;
    if (row.product_id) orders.at(-1)?.lines.push(lineFrom(row, row.product_id));
  }
  return orders;
}

function orderFrom(row: OrderRow): Order {
  return {
    id: bytesToId(row.id),
    userId: bytesToId(row.user_id),
    state: row.state,
    currency: row.currency,
    createdAt: row.created_at.toISOString(),
    placedAt: row.placed_at?.toISOString() ?? null,
    lines: [],
  };
}

function lineFrom(row: OrderRow, productId: Buffer): Line {
  const { name, slug, image, quantity, position, unit_price_cents: agreedPrice } = row;
  return {
    productId: bytesToId(productId),
    name,
    slug,
    image,
    quantity,
    position,
    agreedPrice,
    ...today(row),
  };
}

/** Only an open order follows its products; a price in another currency cannot be taken over. */
function today(row: OrderRow): Pick<Line, 'price' | 'isForSale'> {
  const { state, currency, unit_price_cents: agreed, price_today: price } = row;
  if (!orderStates[state].isOpen || price === null) return { price: agreed, isForSale: true };
  if (row.currency_today !== currency) return { price: agreed, isForSale: false };
  return { price, isForSale: Boolean(row.is_active) };
}
