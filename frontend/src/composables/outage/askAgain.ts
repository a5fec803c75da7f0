/** Asks again for what matches, as far as it is shown. What fails then is told where it is shown, and to nobody twice. */
import type { useQueryCache } from '@pinia/colada';

type Cache = ReturnType<typeof useQueryCache>;

export function askAgain(cache: Cache, filters: Parameters<Cache['invalidateQueries']>[0]): void {
  cache.invalidateQueries(filters).catch(() => undefined);
}
