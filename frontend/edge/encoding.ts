/** Content codings: the ones a client accepts, in our order of preference. */
import { weighted } from './weighted.ts';

export type Coding = 'br' | 'gzip';

export const CODINGS: readonly Coding[] = ['br', 'gzip'];

/** The codings in `Accept-Encoding` that are not refused by `q=0` (RFC 9110, 12.5.3); the smallest first. */
export function acceptedCodings(header: string | undefined): Coding[] {
  const named = new Map(weighted(header).map(({ value, weight }) => [value, weight]));
  return CODINGS.filter((coding) => (named.get(coding) ?? 0) > 0);
}
