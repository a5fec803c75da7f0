/** The client of the order service. */
import type { Page } from '@bulkhead/chassis/contract/shared';
import type { Order, orderPaths } from '@bulkhead/order/contract';
import type { Call } from './call.ts';

const paths: typeof orderPaths = {
  all: '/api/orders',
  addItem: '/api/order/add-item',
  item: '/api/order/item/:product_id',
  open: '/api/order',
  checkout: '/api/order/checkout',
  history: '/api/order/history',
  one: '/api/order/:id',
};

/** These are optimistic updates: the requests must complete even if the shopper closes the page. */
const whateverBecomesOfThePage = { keepalive: true };

interface OrderAnswer {
  result: Order;
}

export interface OrderClient {
  readOpen: (signal?: AbortSignal) => Promise<Order | null>;
  addItem: (productId: string, quantity: number, key: string) => Promise<Order>;
  /** A quantity of 0 removes the line. */
  changeItem: (productId: string, quantity: number) => Promise<Order>;
  /** Refused with `price-changed` when the order no longer costs what the shopper saw. */
  checkOut: (expectedTotal: string, key: string) => Promise<Order>;
  history: (cursor?: string, signal?: AbortSignal) => Promise<Page<Order>>;
  read: (id: string, signal?: AbortSignal) => Promise<Order>;
  listOpen: (cursor?: string, signal?: AbortSignal) => Promise<Page<Order>>;
}

export function makeOrderClient(call: Call): OrderClient {
  const page = async (path: string, cursor?: string, signal?: AbortSignal) =>
    (await call<Page<Order>>('GET', path, { query: { cursor }, signal })).body;
  return {
    readOpen: async (signal) =>
      (await call<Partial<OrderAnswer>>('GET', paths.open, { signal })).body.result ?? null,
    addItem: async (product_id, qty, key) =>
      (
        await call<OrderAnswer>('POST', paths.addItem, {
          body: { product_id, qty },
          key,
          ...whateverBecomesOfThePage,
        })
      ).body.result,
    changeItem: async (productId, qty) => {
      const path = paths.item.replace(':product_id', encodeURIComponent(productId));
      return (await call<OrderAnswer>('PATCH', path, { body: { qty }, ...whateverBecomesOfThePage })).body
        .result;
    },
    checkOut: async (expected_total, key) =>
      (await call<OrderAnswer>('POST', paths.checkout, { body: { expected_total }, key })).body.result,
    history: (cursor, signal) => page(paths.history, cursor, signal),
    read: async (id, signal) =>
      (await call<OrderAnswer>('GET', paths.one.replace(':id', encodeURIComponent(id)), { signal })).body
        .result,
    listOpen: (cursor, signal) => page(paths.all, cursor, signal),
  };
}
