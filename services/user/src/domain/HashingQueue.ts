/**
 * Keeps password hashing from taking the whole process: at most two at once (libuv has four threads, and file and name
 * look-ups need some), a short queue, and a refusal at once when the queue is longer than people wait.
 */
import { unavailable } from '@bulkhead/chassis/errors/Refusal';

interface Limits {
  atOnce: number;
  /** Milliseconds from asking to the result, at most. What cannot make it is refused. */
  patience: number;
}

export class HashingQueue {
  readonly #limits: Limits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  /** Milliseconds a hash takes, averaged with more weight on recent ones. */
  #usual = 50;

  constructor(limits: Limits = { atOnce: 2, patience: 600 }) {
    this.#limits = limits;
  }

  async run<T>(hash: () => Promise<T>): Promise<T> {
    await this.#turn();
    const began = performance.now();
    try {
      return await hash();
    } finally {
      this.#usual = 0.8 * this.#usual + 0.2 * (performance.now() - began);
      this.#passOn();
    }
  }

  /** The place goes from hand to hand: nobody who comes just now gets it before those who wait. */
  #passOn(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }

  async #turn(): Promise<void> {
    const { atOnce, patience } = this.#limits;
    if (this.#running < atOnce) {
      this.#running += 1;
      return;
    }
    const rounds = Math.floor(this.#waiting.length / atOnce) + 2;
    if (rounds * this.#usual > patience) throw tooBusy();
    const asked = performance.now();
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (performance.now() - asked + this.#usual <= patience) return;
    this.#passOn();
    throw tooBusy();
  }
}

function tooBusy() {
  return unavailable('too-busy', 'Many people are signing in right now. Please try again in a moment.');
}
