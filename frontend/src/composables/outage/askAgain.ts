/**
 * Refetches the matching queries that are shown. A failure appears where the query is shown, so it is ignored
 * here.
 */
import type { useQueryCache } from '@pinia/colada';

type Cache = ReturnType<typeof useQueryCache>;

export function askAgain(cache: Cache, filters: Parameters<Cache['invalidateQueries']>[0]): void {
  cache.invalidateQueries(filters).catch(() => undefined);
}
