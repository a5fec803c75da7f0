/** The people who have registered during the drill, and whether the shop has acknowledged it. */
import { habitOf } from './Crowd.ts';
import { Shopper } from './Shopper.ts';

export class Accounts {
  readonly acknowledged: Shopper[] = [];
  /** Registrations without an answer that decides. */
  readonly doubtful: Shopper[] = [];
  /** Acknowledged registrations that nobody has logged in with yet. */
  readonly unproved: Shopper[] = [];
  #newcomers = 0;

  newcomer(): Shopper {
    return new Shopper(habitOf(this.#newcomers++));
  }

  /** A newcomer whose login would prove an account, and who was not refused a moment ago. */
  takeUnproved(): Shopper | undefined {
    const now = performance.now();
    const next = this.unproved.findIndex(({ restsUntil }) => restsUntil <= now);
    return next < 0 ? undefined : this.unproved.splice(next, 1)[0];
  }

  acknowledge(person: Shopper): void {
    this.acknowledged.push(person);
    this.unproved.push(person);
  }

  doubt(person: Shopper): void {
    this.doubtful.push(person);
  }
}
