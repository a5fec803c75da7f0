/** The order service's published contract: its paths, requests and answers. */
import { z } from 'zod';
import {
  Currency,
  Id,
  Instant,
  Message,
  Money,
  atLeast,
  atMost,
  messageAnd,
  pageOf,
  pageQuery,
  resultOf,
  wholeNumber,
} from '@bulkhead/chassis/contract/shared';

export const orderPaths = {
  all: '/api/orders',
  addItem: '/api/order/add-item',
  item: '/api/order/item/:product_id',
  open: '/api/order',
  checkout: '/api/order/checkout',
  history: '/api/order/history',
  one: '/api/order/:id',
} as const;

/** At most this many of one product in an order. */
export const MAX_QUANTITY = 99;
/** At most this many different products in an order. */
export const MAX_LINES = 100;

export const OrderState = z.enum(['open', 'placed']);
export type OrderState = z.infer<typeof OrderState>;

export const OrderLine = z.object({
  product: Id,
  name: z.string(),
  slug: z.string(),
  image: z.string(),
  quantity: z.int(),
  unit_price: Money,
  line_total: Money,
  /** Today's price of the product differs from the price at which this line was added. */
  price_changed: z.boolean(),
});
export type OrderLine = z.infer<typeof OrderLine>;

export const Order = z.object({
  id: Id,
  user_id: Id,
  state: OrderState,
  is_open: z.boolean(),
  items: z.array(OrderLine),
  /** The number of pieces in all lines. */
  quantity: z.int(),
  total: Money,
  currency: Currency,
  created_at: Instant,
  placed_at: Instant.nullable(),
});
export type Order = z.infer<typeof Order>;

/**
 * The part of an open order that the session keeps, so that pages can show it while
 * the order service does not answer.
 */
export const OrderSummary = Order.pick({
  id: true,
  items: true,
  quantity: true,
  total: true,
  currency: true,
});
export type OrderSummary = z.infer<typeof OrderSummary>;

const ProductIdOrSlug = z
  .string('Must be the id or the slug of a product')
  .refine(...atLeast(1))
  .refine(...atMost(80))
  .meta({ minLength: 1, maxLength: 80 });

export const AddItemRequest = z.object({
  product_id: ProductIdOrSlug,
  qty: wholeNumber(1, MAX_QUANTITY).default(1),
});
export type AddItemRequest = z.infer<typeof AddItemRequest>;

export const ChangeItemRequest = z.object({ qty: wholeNumber(0, MAX_QUANTITY) });
export const ItemParams = z.object({ product_id: ProductIdOrSlug });

/**
 * `expected_total` is the total the shopper saw; if the total differs, checkout is
 * refused with `price-changed`.
 */
export const CheckoutRequest = z.object({ expected_total: Money.optional() });

export const OrderParams = z.object({ id: z.string().max(80) });
export const ListOrdersQuery = z.object({ state: OrderState.default('open'), ...pageQuery(50, 200) });
export const HistoryQuery = z.object(pageQuery(20, 100));

export const OrderResult = resultOf(Order);
/** The open order, or a message that there is none. */
export const OpenOrder = z.union([OrderResult, Message]);
export const OrderPage = pageOf(Order);
export const OrderPlaced = messageAnd(Order);
