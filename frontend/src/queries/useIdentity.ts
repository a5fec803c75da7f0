/** Makes this page that of another user, or of nobody: nothing of the one before stays. */
import { type EntryKey, useQueryCache } from '@pinia/colada';
import type { Session, SessionUser } from '../api/sessionClient.ts';
import { sessionQuery } from './session.ts';

export function useIdentity() {
  const cache = useQueryCache();
  return function becomeUser(user: SessionUser | null): void {
    cache.cancelQueries({ key: sessionQuery.key });
    const before: Session | undefined = cache.getQueryData(sessionQuery.key);
    cache.setQueryData(sessionQuery.key, { user, order: null, degraded: before?.degraded ?? [] });
    for (const entry of cache.getEntries({ predicate: isPersonal })) cache.remove(entry);
  };
}

/** Whether an answer is of one user only. */
export const isPersonal = ({ key: [kind] }: { key: EntryKey }) => kind === 'orders' || kind === 'profile';
