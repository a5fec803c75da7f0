/**
 * Follows changes to the order and the session from other tabs. A tab that becomes visible reads both again.
 */
import { useQueryCache } from '@pinia/colada';
import { watch } from 'vue';
import { forgetKeptDraft } from '../../stores/keptDraft.ts';
import { askAgain } from '../outage/askAgain.ts';
import { historyQuery, openOrderQuery, useOpenOrderCache } from '../order/orders.ts';
import { onOtherTabs } from './otherTabs.ts';
import { sessionQuery, useSession } from './session.ts';
import { useIdentity } from './useIdentity.ts';
import { useOrderChanges } from '../order/useOrderChanges.ts';

/** Call once for the whole app. */
export function useOtherTabs(): void {
  const cache = useQueryCache();
  const { user } = useSession();
  const openOrder = useOpenOrderCache();
  const changes = useOrderChanges();
  const { becomeUser, forgetOthers } = useIdentity();

  onOtherTabs((message) => {
    if (message.kind === 'user') {
      if (message.user?.id !== user.value?.id) becomeUser(message.user);
    } else if (message.user === user.value?.id) {
      changes.meetOthers();
      if (message.order === undefined) askAgain(cache, { key: openOrderQuery.key });
      else openOrder.put(message.order);
      // Null: the other tab has placed the order.
      if (message.order === null) askAgain(cache, { key: historyQuery.key });
    }
  });

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    askAgain(cache, { key: sessionQuery.key });
    askAgain(cache, { key: openOrderQuery.key });
  });

  let last: string | undefined;
  // A signed-out state does not count as another user: the same user who logs in again continues where they
  // were.
  watch(
    () => user.value?.id,
    (now) => {
      if (!now) return;
      if (last && last !== now) {
        forgetOthers();
        forgetKeptDraft();
      }
      last = now;
    },
    { immediate: true },
  );
}
