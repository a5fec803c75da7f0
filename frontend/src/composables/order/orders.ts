/** Orders as the order service tells them, and how a changed open order reaches everything that shows it. */
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

/** Puts the open order an answer brought everywhere it is shown, without asking for it again. */
export function useOpenOrderCache() {
  const cache = useQueryCache();
  return {
    /** Resolves when it is read again, where it is shown at all, or could not be. */
    invalidate: (): Promise<unknown> =>
      cache.invalidateQueries({ key: openOrderQuery.key }).catch(() => null),
    /** Read again here and in the other tabs. */
    reread({ user_id: user }: Order): void {
      askAgain(cache, { key: openOrderQuery.key });
      tellOtherTabs({ kind: 'order', user, order: undefined });
    },
    write(order: Order): void {
      share(order, order);
    },
    /** It is placed: there is no open order any more. */
    close(placed: Order): void {
      share(placed, null);
    },
    put,
    isOwn,
  };

  /** What comes for somebody who was here before is nobody's news any more. */
  function isOwn({ user_id }: Order): boolean {
    return user_id === cache.getQueryData(sessionQuery.key)?.user?.id;
  }

  function share(answer: Order, open: Order | null): void {
    if (!isOwn(answer)) return;
    put(open);
    tellOtherTabs({ kind: 'order', user: answer.user_id, order: open });
  }

  /** On this page only. */
  function put(order: OrderSummary | null): void {
    cache.cancelQueries({ key: openOrderQuery.key });
    cache.setQueryData(openOrderQuery.key, order);
    cache.setQueryData(sessionQuery.key, (session) => ({ user: null, degraded: [], ...session, order }));
  }
}
