/**
 * Counts wrong passwords for each name, whether or not there is such an account: strictly for one client, so that
 * guessing ends soon, and loosely for all of them together, so that many clients cannot go on guessing. Where the owner has
 * logged in from lately only the first counts: nobody locks them out from elsewhere.
 */
import { nameKey } from './foldedName.ts';

export interface Limit {
  assertLeft(key: string): Promise<void>;
  isReached(key: string): Promise<boolean>;
  consume(key: string): Promise<void>;
}

interface Limits {
  ofOne: Limit;
  ofAll: Limit;
  /** Reached by one right password. */
  known: Limit;
}

export class Failures {
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Rejects when the client, or all clients together, have been wrong too often. */
  async assertLeft(username: string, client: string): Promise<void> {
    const { name, ofClient } = keysOf(username, client);
    const { ofOne, ofAll, known } = this.#limits;
    const isLeftOfAll = ofAll.assertLeft(name); // asked at once, whether or not it counts
    isLeftOfAll.catch(() => undefined);
    const [isKnown] = await Promise.all([known.isReached(ofClient), ofOne.assertLeft(ofClient)]);
    if (!isKnown) await isLeftOfAll;
  }

  async consume(username: string, client: string): Promise<void> {
    const { name, ofClient } = keysOf(username, client);
    await Promise.all([this.#limits.ofOne.consume(ofClient), this.#limits.ofAll.consume(name)]);
  }

  /** The password was right. Never rejects, and need not be waited for. */
  async know(username: string, client: string): Promise<void> {
    const { ofClient } = keysOf(username, client);
    const { known } = this.#limits;
    try {
      if (!(await known.isReached(ofClient))) await known.consume(ofClient);
    } catch {
      // Of two at once the second finds it reached.
    }
  }
}

function keysOf(username: string, client: string) {
  const name = nameKey(username).toString('hex');
  return { name, ofClient: `${name} ${client}` };
}
