/** Everything that was tried, and when. */
import type { Attempt } from '../journeys/Journey.ts';

export interface Sample extends Attempt {
  journey: string;
  /** performance.now() when it began. */
  at: number;
}

export class Recorder {
  #samples: Sample[] = [];

  add(sample: Sample): void {
    this.#samples.push(sample);
  }

  /** Those of a journey that began in a span of time. */
  between(journey: string, from: number, to: number): Sample[] {
    return this.#samples.filter(
      (sample) => sample.journey === journey && sample.at >= from && sample.at < to,
    );
  }

  /** What is older is of no use any more. */
  forgetBefore(time: number): void {
    this.#samples = this.#samples.filter(({ at }) => at >= time);
  }
}
