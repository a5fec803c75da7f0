/** Makes this page that of another user, or of nobody: nothing of the one before stays. */
import { type EntryKey, useQueryCache } from '@pinia/colada';
import type { Session, SessionUser } from '../../api/sessionClient.ts';
import { useUnclearAdditions } from '../../stores/unclearAdditions.ts';
import { askAgain } from '../outage/askAgain.ts';
import { sessionQuery } from './session.ts';
import { useOrderChanges } from '../order/useOrderChanges.ts';

export function useIdentity() {
  const cache = useQueryCache();
  const changes = useOrderChanges();
  const unclear = useUnclearAdditions();

  /** `session`: as the shop has just told it, if it has. */
  function becomeUser(user: SessionUser | null, session?: Session): void {
    cache.cancelQueries({ key: sessionQuery.key });
    const { degraded = [] }: Partial<Session> = cache.getQueryData(sessionQuery.key) ?? {};
    // What the order of a user holds is not known yet: better no number than a wrong one.
    cache.setQueryData(sessionQuery.key, session ?? { user, ...(!user && { order: null }), degraded });
    forgetOthers();
    if (user && !session) askAgain(cache, { key: sessionQuery.key });
  }

  function forgetOthers(): void {
    changes.drop();
    unclear.forget();
    for (const entry of cache.getEntries({ predicate: isPersonal })) cache.remove(entry);
  }

  return { becomeUser, forgetOthers };
}

/** Whether an answer is of one user only. */
const isPersonal = ({ key: [kind] }: { key: EntryKey }) => kind === 'orders' || kind === 'profile';
