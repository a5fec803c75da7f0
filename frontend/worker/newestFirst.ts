/** Resolves with the network's answer if it comes soon, otherwise with the one seen last. */
import { within } from '../shared/within.ts';
import { CAME_LATE } from '../shared/cacheNames.ts';
import { ageOf, copyOf, isKeepable, stamped } from './seen.ts';

/** If there is a cached answer, no request waits longer than this. */
const PATIENCE_MS = 2_500;
/** An answer that came too late this recently is not marked as an old copy when it is requested again. */
const JUST_NOW_MS = 10_000;

interface Kept {
  /** Name of the cache. */
  name: string;
  /** Number of answers kept; the ones seen longest ago are deleted. */
  most: number;
}

export async function newestFirst(event: FetchEvent, { name, most }: Kept): Promise<Response> {
  const cache = await caches.open(name);
  const kept = await cache.match(event.request.url);
  let isLate = false;
  const asked = fetch(event.request).then(async (answer) => {
    const { url } = event.request;
    if (isKeepable(answer))
      event.waitUntil(keep(cache, url, stamped(answer.clone(), Date.now(), isLate), most));
    return answer;
  });
  if (!kept) return asked;
  event.waitUntil(asked.catch(() => undefined));
  const soon = await within(
    PATIENCE_MS,
    asked.catch(() => 'failed' as const),
  );
  isLate = soon === undefined;
  if (isLate && kept.headers.has(CAME_LATE) && ageOf(kept, Date.now()) < JUST_NOW_MS) return kept;
  return soon && soon !== 'failed' && soon.status < 500 ? soon : copyOf(kept, Date.now());
}

/** Stores an answer. If the disk is full only the copy is lost, not the answer. */
async function keep(cache: Cache, url: string, answer: Response, most: number): Promise<void> {
  await cache.delete(url);
  await cache.put(url, answer);
  const all = await cache.keys();
  await Promise.all(all.slice(0, -most).map((oldest) => cache.delete(oldest)));
}
