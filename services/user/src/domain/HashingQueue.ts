/**
 * Keeps password hashing from taking the whole process: at most two hashes at once (libuv
 * has four threads, and file and name lookups need some), a short queue, and an immediate
 * refusal when the wait would be too long.
 */
import { unavailable } from '@bulkhead/chassis/errors/Refusal';

interface Limits {
  atOnce: number;
  /** Milliseconds from request to result at most. A hash that cannot finish in time is refused. */
  patience: number;
}

export class HashingQueue {
  readonly #limits: Limits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  /** Average milliseconds per hash; recent ones weigh more. */
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

  /** Passes the slot directly to the next in the queue, so that no newcomer can take it. */
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
