/** Follows what other tabs do with the order and the session; a tab that is looked at again reads both anew. */
import { useQueryCache } from '@pinia/colada';
import { watch } from 'vue';
import { forgetKeptDraft } from '../../stores/keptDraft.ts';
import { askAgain } from '../outage/askAgain.ts';
import { historyQuery, openOrderQuery, useOpenOrderCache } from '../order/orders.ts';
import { onOtherTabs } from './otherTabs.ts';
import { sessionQuery, useSession } from './session.ts';
import { useIdentity } from './useIdentity.ts';
import { useOrderChanges } from '../order/useOrderChanges.ts';

/** Once, for the whole app. */
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
      // It was placed there.
      if (message.order === null) askAgain(cache, { key: historyQuery.key });
    }
  });

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    askAgain(cache, { key: sessionQuery.key });
    askAgain(cache, { key: openOrderQuery.key });
  });

  let last: string | undefined;
  // Nobody is no other user: who logs in again goes on where they were.
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
