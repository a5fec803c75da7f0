/** Makes this page that of another user, or of nobody: nothing of the one before stays. */
import { useQueryCache } from '@pinia/colada';
import type { Session, SessionUser } from '../api/sessionClient.ts';
import { sessionQuery } from './session.ts';

export function useIdentity() {
  const cache = useQueryCache();
  return function becomeUser(user: SessionUser | null): void {
    cache.cancelQueries({ key: sessionQuery.key });
    const before: Session | undefined = cache.getQueryData(sessionQuery.key);
    cache.setQueryData(sessionQuery.key, { user, order: null, degraded: before?.degraded ?? [] });
    const personal = [...cache.getEntries({ key: ['orders'] }), ...cache.getEntries({ key: ['profile'] })];
    for (const entry of personal) cache.remove(entry);
  };
}
