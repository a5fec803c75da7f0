/** Switches this page to another user, or to nobody, and removes everything personal of the previous one. */
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

  /** `session`: the shop's own answer, if it has just given one. */
  function becomeUser(user: SessionUser | null, session?: Session): void {
    cache.cancelQueries({ key: sessionQuery.key });
    const { degraded = [] }: Partial<Session> = cache.getQueryData(sessionQuery.key) ?? {};
    // The order of this user is not known yet: no number is better than a wrong one.
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

/** Whether a cached answer belongs to one user only. */
const isPersonal = ({ key: [kind] }: { key: EntryKey }) => kind === 'orders' || kind === 'profile';
