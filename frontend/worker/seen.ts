/**
 * Marks answers: with a time when the worker stores them, and like the edge's own copies when it serves them
 * (`X-Served-From`, `Age`).
 */
import { CAME_LATE, SEEN_AT } from '../shared/cacheNames.ts';

/** Whether an answer may be cached at all: a good one that is the same for everybody. */
export function isKeepable({ status, type, headers }: Response): boolean {
  const caching = headers.get('cache-control') ?? '';
  return (
    status === 200 && type !== 'opaque' && !/no-store|private/.test(caching) && !headers.has('set-cookie')
  );
}

/**
 * Adds the time at which the answer was true, and whether it came too late. A copy
 * from the edge is older than its arrival.
 */
export function stamped(answer: Response, now: number, isLate = false): Response {
  const ageMs =
    answer.headers.get('x-served-from') === 'copy' ? 1000 * Number(answer.headers.get('age') ?? 0) : 0;
  return withHeaders(answer, { [SEEN_AT]: String(now - ageMs), ...(isLate && { [CAME_LATE]: '1' }) });
}

export function copyOf(kept: Response, now: number): Response {
  const seconds = Math.floor(ageOf(kept, now) / 1000);
  return withHeaders(kept, { 'x-served-from': 'copy', age: String(seconds) });
}

/** Milliseconds since the answer was true. */
export function ageOf(kept: Response, now: number): number {
  return Math.max(0, now - Number(kept.headers.get(SEEN_AT) ?? now));
}

/** The body is decoded, so its coding headers no longer apply. */
function withHeaders(answer: Response, more: Record<string, string>): Response {
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}
