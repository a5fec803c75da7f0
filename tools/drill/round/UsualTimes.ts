/** How long each journey takes while nothing is missing, over the whole run: the moments before one fault hold too few for a p95. */
import { quantile } from './figures.ts';

export class UsualTimes {
  readonly #ms = new Map<string, number[]>();

  /**
   * Adds what was measured just now, in milliseconds.
   * @returns p95 in milliseconds: of the whole run, or of now where the machine has become slower
   */
  add(journey: string, now: readonly number[]): number {
    const all = [...(this.#ms.get(journey) ?? []), ...now];
    this.#ms.set(journey, all);
    return Math.max(quantile(all, 0.95), quantile(now, 0.95));
  }
}
