/** Keeps this tab true to what is done in the others, and to whoever is signed in there. */
import { type EntryKey, useQueryCache } from '@pinia/colada';
import { onScopeDispose, watch } from 'vue';
import { onChangedElsewhere } from '../api/otherTabs.ts';
import { profileQuery } from './profile.ts';
import { sessionQuery, useSession } from './session.ts';

export function useOtherTabs(): void {
  const cache = useQueryCache();
  const { user } = useSession();

  /** Each query shows its own failure. */
  const readAgain = (...keys: EntryKey[]) =>
    Promise.allSettled(keys.map((key) => cache.invalidateQueries({ key })));

  async function changed(path: string): Promise<void> {
    if (path.startsWith('/api/product')) {
      await readAgain(['products']);
      return;
    }
    await readAgain(sessionQuery.key);
    if (user.value) await readAgain(profileQuery.key, ['orders']);
  }

  onScopeDispose(onChangedElsewhere((path) => void changed(path)));

  watch(
    () => user.value?.id,
    (now, before) => {
      if (before === undefined) return;
      if (now !== undefined) location.reload(); // somebody else: nothing of the one before may stay
      for (const key of [['orders'], profileQuery.key])
        for (const entry of cache.getEntries({ key })) cache.remove(entry);
    },
    { flush: 'post' },
  );
}
