/** HTTP routes of the signed-in user's open order: show it, fill it, place it. */
import type { Context } from 'koa';
import { toCents } from '@bulkhead/chassis/contract/money';
import { type CallerGuard, defineRoute, type Route } from '@bulkhead/chassis/http/route';
import { sessionIn } from '@bulkhead/chassis/sessions/sessionGate';
import type { Once } from '@bulkhead/chassis/storage/once';
import {
  AddItemRequest,
  ChangeItemRequest,
  CheckoutRequest,
  ItemParams,
  OpenOrder,
  orderPaths,
  OrderPlaced,
  OrderResult,
  type OrderSummary,
} from '../contract/order.ts';
import type { AddItem } from '../domain/addItem.ts';
import type { ChangeItem } from '../domain/changeItem.ts';
import type { Order } from '../domain/Order.ts';
import { OrderRefusal } from '../domain/OrderRefusal.ts';
import type { Orders } from '../domain/Orders.ts';
import type { PlaceOrder } from '../domain/placeOrder.ts';
import { presentOrder, summarize } from './presentOrder.ts';
import type { Summaries } from './Summaries.ts';

interface Parts {
  orders: Orders;
  addItem: AddItem;
  changeItem: ChangeItem;
  placeOrder: PlaceOrder;
  summaries: Summaries;
  limitChanges: CallerGuard;
}

export function openOrderRoutes({
  orders,
  addItem,
  changeItem,
  placeOrder,
  summaries,
  limitChanges,
}: Parts): Route[] {
  const showOpen = async (ctx: Context, order: Order, once?: Once) => {
    const result = presentOrder(order);
    await keep(ctx, summarize(result), once);
    return { body: { result } };
  };
  /** Writes the summary. A stored first answer may be older than the session's, or the session never got it: then it is renewed. */
  const keep = async (ctx: Context, summary: OrderSummary | null, once?: Once) => {
    if (once?.isRepeated) summaries.renew(sessionIn(ctx));
    else await summaries.keep(sessionIn(ctx), summary);
  };

  return [
    defineRoute('get', orderPaths.open, {
      summary: 'My open order',
      caller: 'signed-in',
      answers: { 200: OpenOrder },
      handle: async ({ caller, ctx }) => {
        const order = await orders.openOrderOf(caller.id);
        if (order) return showOpen(ctx, order);
        await keep(ctx, null);
        return { body: { message: 'No order found' } };
      },
    }),

    defineRoute('post', orderPaths.addItem, {
      summary: 'Add a product to my open order, and begin one if there is none',
      caller: 'signed-in',
      personalLimit: limitChanges,
      body: AddItemRequest,
      answers: { 200: OrderResult },
      refusals: {
        404: 'There is no such product',
        409: 'The product is not for sale any more, or the line or the order is full',
      },
      handle: async ({ body, caller, once, ctx }) =>
        showOpen(ctx, await presented(addItem(caller.id, body.product_id, body.qty, once)), once),
    }),

    defineRoute('patch', orderPaths.item, {
      summary: 'Set how many of a product my open order holds',
      caller: 'signed-in',
      personalLimit: limitChanges,
      params: ItemParams,
      body: ChangeItemRequest,
      answers: { 200: OrderResult },
      refusals: { 404: 'The product is not in the order', 409: 'The product is not for sale any more' },
      handle: async ({ params, body, caller, ctx }) =>
        showOpen(ctx, await presented(changeItem(caller.id, params.product_id, body.qty))),
    }),

    defineRoute('delete', orderPaths.item, {
      summary: 'Take a product out of my open order',
      caller: 'signed-in',
      personalLimit: limitChanges,
      params: ItemParams,
      answers: { 200: OrderResult },
      refusals: { 404: 'The product is not in the order' },
      handle: async ({ params, caller, ctx }) =>
        showOpen(ctx, await presented(changeItem(caller.id, params.product_id, 0))),
    }),

    defineRoute('post', orderPaths.checkout, {
      summary: 'Place my open order',
      caller: 'signed-in',
      personalLimit: limitChanges,
      body: CheckoutRequest,
      answers: { 200: OrderPlaced },
      refusals: {
        409: 'The order is empty, its prices have changed, or it holds what is not for sale any more',
      },
      handle: async ({ body, caller, once, ctx }) => {
        const expected = body.expected_total === undefined ? undefined : toCents(body.expected_total);
        const order = await presented(placeOrder(caller.id, expected, once));
        await keep(ctx, null, once);
        return { body: { message: 'Order placed', result: presentOrder(order) } };
      },
    }),
  ];
}

/** Turns the order in a refusal into its published form. */
async function presented(work: Promise<Order>): Promise<Order> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof OrderRefusal ? error.presented(presentOrder) : error;
  }
}
