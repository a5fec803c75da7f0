/** Reads orders from the database: one row per line, joined with today's state of the product. */
import { bytesToId } from '@bulkhead/chassis/storage/id';
import type { OrderState } from '../contract/order.ts';
import type { Line, Order } from '../domain/Order.ts';
import { orderStates } from '../domain/orderStates.ts';

export const ORDER_COLUMNS = 'o.id, o.user_id, o.state, o.currency, o.created_at, o.placed_at';

const LINE_COLUMNS = `l.product_id, l.position, l.name, l.slug, l.image, l.unit_price_cents, l.quantity,
  c.price_cents AS price_today, c.currency AS currency_today, c.is_active`;

/** Reads every line of the orders `o` that `source` selects; an order without lines gives one row. */
export const ordersWithLines = (source: string) => `
  SELECT ${ORDER_COLUMNS}, ${LINE_COLUMNS}
  FROM ${source}
  LEFT JOIN order_lines l ON l.order_id = o.id
  LEFT JOIN product_copies c ON c.product_id = l.product_id`;

/** The lines of an order that is already loaded. */
export const linesOfOrder = `
  SELECT ${LINE_COLUMNS}
  FROM order_lines l
  LEFT JOIN product_copies c ON c.product_id = l.product_id
  WHERE l.order_id = ? ORDER BY l.position`;

export interface OrderRow {
  id: Buffer;
  user_id: Buffer;
  state: OrderState;
  currency: string;
  created_at: Date;
  placed_at: Date | null;
}

export interface LineRow {
  product_id: Buffer;
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

type NoLine = { product_id: null };
export type OrderWithLineRow = OrderRow & (LineRow | NoLine);

/** Orders in the sequence of their first rows, lines in the sequence of their rows. */
export function ordersFrom(rows: OrderWithLineRow[]): Order[] {
  const orders: Order[] = [];
  let last: OrderRow | undefined;
  for (const row of rows) {
    if (!last?.id.equals(row.id)) orders.push(orderFrom(row, []));
    last = row;
    if (row.product_id) orders.at(-1)?.lines.push(lineFrom(row, row));
  }
  return orders;
}

export function orderFrom(row: OrderRow, lines: LineRow[]): Order {
  return {
    id: bytesToId(row.id),
    userId: bytesToId(row.user_id),
    state: row.state,
    currency: row.currency,
    createdAt: row.created_at.toISOString(),
    placedAt: row.placed_at?.toISOString() ?? null,
    lines: lines.map((line) => lineFrom(row, line)),
  };
}

function lineFrom(order: OrderRow, line: LineRow): Line {
  const { name, slug, image, quantity, position, unit_price_cents: agreedPrice } = line;
  const productId = bytesToId(line.product_id);
  return { productId, name, slug, image, quantity, position, agreedPrice, ...today(order, line) };
}

/**
 * Today's price of a line. Only an open order follows its products; a price in
 * another currency cannot be used.
 */
function today({ state, currency }: OrderRow, line: LineRow): Pick<Line, 'price' | 'isForSale'> {
  const { unit_price_cents: agreed, price_today: price } = line;
  if (!orderStates[state].isOpen || price === null) return { price: agreed, isForSale: true };
  if (line.currency_today !== currency) return { price: agreed, isForSale: false };
  return { price, isForSale: Boolean(line.is_active) };
}
