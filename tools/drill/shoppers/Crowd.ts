/** All shoppers: some use the app, some use scripts. Each does one thing at a time. */
import { type Habit, Shopper } from './Shopper.ts';

export class Crowd {
  readonly shoppers: readonly Shopper[];
  #turn = 0;

  constructor(size: number) {
    this.shoppers = Array.from({ length: size }, (_, i) => new Shopper(habitOf(i)));
  }

  anybody(): Shopper {
    return this.#at(++this.#turn);
  }

  /** Lets a free shopper who fits do something; undefined when there is none. */
  async with<T>(
    fits: (shopper: Shopper) => boolean,
    act: (shopper: Shopper) => Promise<T>,
  ): Promise<T | undefined> {
    const now = performance.now();
    for (let i = 0; i < this.shoppers.length; i++) {
      const shopper = this.#at(++this.#turn);
      if (shopper.busy || shopper.restsUntil > now || !fits(shopper)) continue;
      shopper.busy = true;
      try {
        return await act(shopper);
      } finally {
        shopper.busy = false;
      }
    }
    return undefined;
  }

  #at(turn: number): Shopper {
    return this.shoppers[turn % this.shoppers.length] as Shopper;
  }
}

/** Two of three use the app. */
export const habitOf = (number: number): Habit => (number % 3 === 2 ? 'script' : 'app');
