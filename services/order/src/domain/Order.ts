/** An order as the rules see it. Plain data that survives JSON: an answer may be kept for a repeated request. */
import type { OrderState } from '../contract/order.ts';

export interface Line {
  productId: string;
  name: string;
  slug: string;
  image: string;
  quantity: number;
  /** Lines are shown in the order they were added. */
  position: number;
  /** Cents for a piece as agreed: when the product was last added, and for good once the order is placed. */
  agreedPrice: number;
  /** Cents for a piece today. Of a placed order, the agreed price. */
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

/** Cents, exactly: at most 100 lines of 99 pieces stay far below the integers a number holds. */
export function totalOf({ lines }: Order): number {
  return lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

/** Cents at the prices the lines were added at: what the shopper has agreed to so far. */
export function agreedTotalOf({ lines }: Order): number {
  return lines.reduce((sum, { agreedPrice, quantity }) => sum + agreedPrice * quantity, 0);
}

/** The number of pieces. */
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
