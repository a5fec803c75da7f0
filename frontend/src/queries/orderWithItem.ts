/**
 * An order as it will be once the shop has heard of an added product. As in the shop, the whole line gets today's name
 * and price; what the shop will refuse anyway (a hundredth piece, another currency) is not shown as if it were there.
 */
import { toDecimal } from '@bulkhead/chassis/contract/money';
import type { OrderSummary } from '@bulkhead/order/contract';
import { MAX_QUANTITY } from '../api/limits.ts';
import type { BasketProduct } from '../stores/basket.ts';
import { centsOf } from '../stores/money.ts';
import { orderWithLines } from './orderWithLines.ts';

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

function newOrder(currency: string): OrderSummary {
  return { id: '', items: [], quantity: 0, total: '0.00', currency };
}

function lineOf({ id, name, slug, image, price }: BasketProduct, quantity: number) {
  const line_total = toDecimal(quantity * centsOf(price));
  return { product: id, name, slug, image, quantity, unit_price: price, line_total, price_changed: false };
}
