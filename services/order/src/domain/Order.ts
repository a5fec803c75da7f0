/**
 * An order as the business rules see it. Plain data that survives JSON, because an
 * answer may be stored for a repeated request.
 */
import type { OrderState } from '../contract/order.ts';

export interface Line {
  productId: string;
  name: string;
  slug: string;
  image: string;
  quantity: number;
  /** Lines are shown in the order they were added. */
  position: number;
  /** Cents per piece as agreed: when the product was last added, and fixed once the order is placed. */
  agreedPrice: number;
  /** Cents per piece today. In a placed order, the agreed price. */
  price: number;
  /** Whether the product can be bought today. */
  isForSale: boolean;
}

export interface Order {
  id: string;
  userId: string;
  state: OrderState;
  currency: string;
  /** RFC 3339. */
  createdAt: string;
  placedAt: string | null;
  lines: Line[];
}

/** In cents, and exact: at most 100 lines of 99 pieces stay far below the largest safe integer. */
export function totalOf({ lines }: Order): number {
  return lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

/** In cents, at the prices at which the lines were added: what the shopper has agreed to so far. */
export function agreedTotalOf({ lines }: Order): number {
  return lines.reduce((sum, { agreedPrice, quantity }) => sum + agreedPrice * quantity, 0);
}

export function quantityOf({ lines }: Order): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

export function withLine(order: Order, line: Line): Order {
  const others = withoutLine(order, line).lines;
  return { ...order, lines: [...others, line].toSorted((a, b) => a.position - b.position) };
}

export function withoutLine(order: Order, { productId }: Line): Order {
  return { ...order, lines: order.lines.filter((line) => line.productId !== productId) };
}
