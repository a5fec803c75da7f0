/** Records every try and its time. */
import type { Attempt } from '../journeys/Journey.ts';

export interface Sample extends Attempt {
  journey: string;
  /** performance.now() at its start. */
  at: number;
}

export class Recorder {
  #samples: Sample[] = [];

  add(sample: Sample): void {
    this.#samples.push(sample);
  }

  /** The tries of a journey that began in a span of time. */
  between(journey: string, from: number, to: number): Sample[] {
    return this.#samples.filter(
      (sample) => sample.journey === journey && sample.at >= from && sample.at < to,
    );
  }

  /** Drops tries that are no longer needed. */
  forgetBefore(time: number): void {
    this.#samples = this.#samples.filter(({ at }) => at >= time);
  }
}
