/** Statistics of durations. */

/** The smallest value with at least this share of all values at or below it; 0 for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

const SPANS = 5;

/**
 * The usual p95: the median over five spans of the values, which are in time order. Of two hundred requests
 * in fourteen seconds, a machine that stands still for one second makes more than a twentieth slow.
 */
export function steadyP95(values: readonly number[]): number {
  const size = Math.max(1, Math.ceil(values.length / SPANS));
  const spans = Array.from({ length: SPANS }, (_, i) => values.slice(i * size, (i + 1) * size));
  const figures = spans.filter(({ length }) => length > 0).map((span) => quantile(span, 0.95));
  return quantile(figures, 0.5);
}

export const greatest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
