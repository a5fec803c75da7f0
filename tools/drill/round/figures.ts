/** Numbers about a set of durations. */

/** The smallest value that at least this share of all is not above; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export const greatest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
