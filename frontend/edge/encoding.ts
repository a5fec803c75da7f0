/** Content coding: what a client takes, in our order of preference. */
export type Coding = 'br' | 'gzip';

export const CODINGS: readonly Coding[] = ['br', 'gzip'];

/** The codings named in `Accept-Encoding` and not refused by `q=0` (RFC 9110, 12.5.3); the smallest first. */
export function acceptedCodings(header: string | undefined): Coding[] {
  if (!header) return [];
  const named = new Map(
    header.split(',').map((part) => {
      const [name = '', weight = ''] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/);
      return [name, Number(weight || 1)] as const;
    }),
  );
  return CODINGS.filter((coding) => (named.get(coding) ?? 0) > 0);
}
