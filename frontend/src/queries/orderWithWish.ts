/** What a shopper wants of their open order, and the order as it will be when the shop has done it. */
import type { OrderSummary } from '@bulkhead/order/contract';
import type { BasketProduct } from '../stores/basket.ts';
import { orderWithItem } from './orderWithItem.ts';
import { orderWithQuantity } from './orderWithQuantity.ts';

export type OrderWish =
  /** The key makes the shop do it once, however often it is asked. A repeat gets the first answer, however old that is. */
  | { kind: 'add'; product: BasketProduct; quantity: number; key: string; isRepeat?: boolean }
  /** A quantity of 0 removes the line. */
  | { kind: 'set'; product: string; quantity: number };

export const productOf = (wish: OrderWish): string => (wish.kind === 'add' ? wish.product.id : wish.product);

export function orderWithWish(order: OrderSummary | null, wish: OrderWish): OrderSummary | null {
  if (wish.kind === 'add') return orderWithItem(order, wish.product, wish.quantity);
  return order && orderWithQuantity(order, wish.product, wish.quantity);
}
