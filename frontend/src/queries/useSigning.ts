/** Begins and ends the visit of a user in this browser, and lets everything that shows it know. */
import type { User } from '@bulkhead/user/contract';
import { useQueryCache } from '@pinia/colada';
import { useRoute, useRouter } from 'vue-router';
import type { Session, SessionUser } from '../api/sessionClient.ts';
import { queryText } from './useCatalogue.ts';
import { sessionQuery } from './session.ts';

export function useSigning() {
  const cache = useQueryCache();
  const route = useRoute();
  const router = useRouter();

  function becomeUser(user: SessionUser | null): void {
    cache.cancelQueries({ key: sessionQuery.key });
    const before: Session | undefined = cache.getQueryData(sessionQuery.key);
    cache.setQueryData(sessionQuery.key, { user, order: null, degraded: before?.degraded ?? [] });
    for (const entry of cache.getEntries({ key: ['orders'] })) cache.remove(entry);
  }

  /** Where the visitor was going when they were asked to log in. Only places in this shop. */
  function nextPlace(): string {
    const wanted = queryText(route.query['to']);
    return wanted.startsWith('/') && !wanted.startsWith('//') ? wanted : '/';
  }

  return {
    signedIn: async ({ id, username, is_admin }: User): Promise<void> => {
      becomeUser({ id, username, is_admin });
      await router.replace(nextPlace());
    },
    signedOut: async (): Promise<void> => {
      await router.push('/');
      becomeUser(null);
    },
  };
}
