/**
 * Counts wrong passwords for each username, whether or not the account exists: strictly per
 * client, so that guessing ends soon, and loosely for all clients together, so that many clients
 * cannot go on guessing. For a client from which the owner has logged in lately, only the first
 * limit counts: nobody can lock owners out from elsewhere.
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
  /** Reached after one correct password. */
  known: Limit;
}

export class Failures {
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Rejects when this client, or all clients together, sent too many wrong passwords. */
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

  /** Remembers the client after a correct password. Never rejects, and nobody needs to wait for it. */
  async know(username: string, client: string): Promise<void> {
    const { ofClient } = keysOf(username, client);
    const { known } = this.#limits;
    try {
      if (!(await known.isReached(ofClient))) await known.consume(ofClient);
    } catch {
      // If two sign-ins run at once, the second finds the limit reached.
    }
  }
}

function keysOf(username: string, client: string) {
  const name = nameKey(username).toString('hex');
  return { name, ofClient: `${name} ${client}` };
}
