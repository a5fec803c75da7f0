/** Answers as the worker keeps them, and as it gives them again: marked like the edge's own copies (`X-Served-From`, `Age`). */
import { CAME_LATE, SEEN_AT } from '../shared/cacheNames.ts';

/** Whether it may be kept at all: a good answer that is the same for everybody. */
export function isKeepable({ status, type, headers }: Response): boolean {
  const caching = headers.get('cache-control') ?? '';
  return (
    status === 200 && type !== 'opaque' && !/no-store|private/.test(caching) && !headers.has('set-cookie')
  );
}

/** The answer with the time at which it was true, and whether nobody waited for it any more. A copy of the edge's was so some time ago. */
export function stamped(answer: Response, now: number, isLate = false): Response {
  const ageMs =
    answer.headers.get('x-served-from') === 'copy' ? 1000 * Number(answer.headers.get('age') ?? 0) : 0;
  return withHeaders(answer, { [SEEN_AT]: String(now - ageMs), ...(isLate && { [CAME_LATE]: '1' }) });
}

export function copyOf(kept: Response, now: number): Response {
  const seconds = Math.floor(ageOf(kept, now) / 1000);
  return withHeaders(kept, { 'x-served-from': 'copy', age: String(seconds) });
}

/** Milliseconds since it was true. */
export function ageOf(kept: Response, now: number): number {
  return Math.max(0, now - Number(kept.headers.get(SEEN_AT) ?? now));
}

/** The body comes decoded: what the headers say of its coding is no longer so. */
function withHeaders(answer: Response, more: Record<string, string>): Response {
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}
