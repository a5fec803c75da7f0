/** The usual time of each journey over the whole run: the moments before one fault are too few for a p95. */
import { quantile } from './figures.ts';

export class UsualTimes {
  readonly #ms = new Map<string, number[]>();

  /**
   * Adds the latest measurements, in milliseconds.
   *
   * @returns p95 in milliseconds: of the whole run, or of the latest ones if the machine has become slower
   */
  add(journey: string, now: readonly number[]): number {
    const all = [...(this.#ms.get(journey) ?? []), ...now];
    this.#ms.set(journey, all);
    return Math.max(quantile(all, 0.95), quantile(now, 0.95));
  }
}
