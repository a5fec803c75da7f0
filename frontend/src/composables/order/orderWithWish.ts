/**
 * Changes to an open order, and the order as it will be afterwards, for optimistic updates. As in the shop, a
 * line that is added to gets today's name and price. Changes the shop will refuse anyway (a hundredth piece,
 * another currency) are not shown.
 */
import { toCents, toDecimal } from '@bulkhead/chassis/contract/money';
import type { Order, OrderSummary } from '@bulkhead/order/contract';
import { MAX_QUANTITY } from '../../api/limits.ts';
import { totalOf } from '../../format/money.ts';
import type { BasketProduct } from '../../stores/basket.ts';

export type OrderWish =
  /**
   * The key makes the shop add it only once, however often it is sent. A repeat gets the first answer,
   * however old.
   */
  | { kind: 'add'; product: BasketProduct; quantity: number; key: string; isRepeat?: boolean }
  /** A quantity of 0 removes the line. */
  | { kind: 'set'; product: string; quantity: number };

export const productOf = (wish: OrderWish): string => (wish.kind === 'add' ? wish.product.id : wish.product);

export function orderWithWish(order: OrderSummary | null, wish: OrderWish): OrderSummary | null {
  if (wish.kind === 'add') return orderWithItem(order, wish.product, wish.quantity);
  return order && orderWithQuantity(order, wish.product, wish.quantity);
}

export function orderWithItem(
  order: OrderSummary | null,
  product: BasketProduct,
  pieces: number,
): OrderSummary {
  const present = order ?? newOrder(product.currency);
  if (present.currency !== product.currency) return present;
  const line = present.items.find((one) => one.product === product.id);
  const changed = lineOf(product, Math.min((line?.quantity ?? 0) + pieces, MAX_QUANTITY));
  const items = line
    ? present.items.map((one) => (one === line ? changed : one))
    : [...present.items, changed];
  return orderWithLines(present, items);
}

export function orderWithQuantity<O extends Order | OrderSummary>(
  order: O,
  product: string,
  quantity: number,
): O {
  const items = order.items
    .map((line) =>
      line.product === product
        ? { ...line, quantity, line_total: toDecimal(quantity * toCents(line.unit_price)) }
        : line,
    )
    .filter((line) => line.quantity > 0);
  return orderWithLines<O>(order, items);
}

/** Recounts the pieces and the total, in whole cents. */
export function orderWithLines<O extends OrderSummary>(order: O, items: O['items']): O {
  return {
    ...order,
    items,
    quantity: items.reduce((sum, line) => sum + line.quantity, 0),
    total: totalOf(items),
  };
}

function newOrder(currency: string): OrderSummary {
  return { id: '', items: [], quantity: 0, total: '0.00', currency };
}

function lineOf({ id, name, slug, image, price }: BasketProduct, quantity: number) {
  const line_total = toDecimal(quantity * toCents(price));
  return { product: id, name, slug, image, quantity, unit_price: price, line_total, price_changed: false };
}
