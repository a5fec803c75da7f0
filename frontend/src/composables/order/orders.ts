/** The queries for orders, and the update of everything that shows the open order. */
import type { Order, OrderSummary } from '@bulkhead/order/contract';
import { defineInfiniteQueryOptions, defineQueryOptions, useQueryCache } from '@pinia/colada';
import { orders } from '../../api/clients.ts';
import { askAgain } from '../outage/askAgain.ts';
import { tellOtherTabs } from '../account/otherTabs.ts';
import { sessionQuery } from '../account/session.ts';

export const openOrderQuery = defineQueryOptions({
  key: ['orders', 'open'],
  query: ({ signal }): Promise<OrderSummary | null> => orders.readOpen(signal),
  staleTime: 30_000,
});

export const orderQuery = defineQueryOptions((id: string) => ({
  key: ['orders', 'one', id],
  query: ({ signal }) => orders.read(id, signal),
}));

export const historyQuery = defineInfiniteQueryOptions({
  key: ['orders', 'history'],
  query: ({ pageParam, signal }) => orders.history(pageParam, signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

export const allOpenOrdersQuery = defineInfiniteQueryOptions({
  key: ['orders', 'all-open'],
  query: ({ pageParam, signal }) => orders.listOpen(pageParam, signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

/** Writes the open order from an answer to every place that shows it, without another request. */
export function useOpenOrderCache() {
  const cache = useQueryCache();
  return {
    /** Reads the open order again if it is shown; resolves afterwards, also on failure. */
    invalidate: (): Promise<unknown> =>
      cache.invalidateQueries({ key: openOrderQuery.key }).catch(() => null),
    /** Reads the open order again, here and in the other tabs. */
    reread({ user_id: user }: Order): void {
      askAgain(cache, { key: openOrderQuery.key });
      tellOtherTabs({ kind: 'order', user, order: undefined });
    },
    write(order: Order): void {
      share(order, order);
    },
    /** Clears the open order after it was placed. */
    close(placed: Order): void {
      share(placed, null);
    },
    put,
    isOwn,
  };

  /** Whether the answer is for the current user, not for one who has left. */
  function isOwn({ user_id }: Order): boolean {
    return user_id === cache.getQueryData(sessionQuery.key)?.user?.id;
  }

  function share(answer: Order, open: Order | null): void {
    if (!isOwn(answer)) return;
    put(open);
    tellOtherTabs({ kind: 'order', user: answer.user_id, order: open });
  }

  /** Updates this page only. */
  function put(order: OrderSummary | null): void {
    cache.cancelQueries({ key: openOrderQuery.key });
    cache.setQueryData(openOrderQuery.key, order);
    cache.setQueryData(sessionQuery.key, (session) => ({ user: null, degraded: [], ...session, order }));
  }
}
