/** HTTP routes that read orders: the user's own, and everybody's for an admin. */
import type { Page } from '@bulkhead/chassis/contract/shared';
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import { defineRoute, type Route } from '@bulkhead/chassis/http/route';
import {
  HistoryQuery,
  ListOrdersQuery,
  OrderPage,
  OrderParams,
  orderPaths,
  OrderResult,
} from '../contract/order.ts';
import type { Order } from '../domain/Order.ts';
import type { Orders } from '../domain/Orders.ts';
import { presentOrder } from './presentOrder.ts';

export function orderRoutes({ orders }: { orders: Orders }): Route[] {
  return [
    defineRoute('get', orderPaths.history, {
      summary: 'My placed orders, the latest first',
      caller: 'signed-in',
      query: HistoryQuery,
      answers: { 200: OrderPage },
      handle: async ({ query, caller }) => presentPage(await orders.historyOf(caller.id, query)),
    }),

    defineRoute('get', orderPaths.one, {
      summary: 'One of my orders',
      caller: 'signed-in',
      params: OrderParams,
      answers: { 200: OrderResult },
      refusals: { 404: 'The user has no such order' },
      handle: async ({ params, caller }) => {
        const order = await orders.find(caller.id, params.id);
        if (!order) throw new Refusal('missing', 'order-missing', 'Cannot find order');
        return { body: { result: presentOrder(order) } };
      },
    }),

    defineRoute('get', orderPaths.all, {
      summary: 'All orders in a state, the latest first',
      caller: 'admin',
      query: ListOrdersQuery,
      answers: { 200: OrderPage },
      handle: async ({ query: { state, ...page } }) => presentPage(await orders.inState(state, page)),
    }),
  ];
}

function presentPage({ results, next }: Page<Order>) {
  return { body: { results: results.map(presentOrder), next } };
}
