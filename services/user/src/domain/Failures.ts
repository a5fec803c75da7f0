/**
 * Counts wrong passwords for each name, whether or not there is such an account: strictly for one client, so that
 * guessing ends soon, and loosely for all of them together, so that somebody who guesses does not lock the owner out.
 */
import { nameKey } from './foldedName.ts';

export interface Limit {
  assertLeft(key: string): Promise<void>;
  consume(key: string): Promise<void>;
}

export class Failures {
  readonly #ofOne: Limit;
  readonly #ofAll: Limit;

  constructor({ ofOne, ofAll }: Record<'ofOne' | 'ofAll', Limit>) {
    this.#ofOne = ofOne;
    this.#ofAll = ofAll;
  }

  /** Rejects when the client, or all clients together, have been wrong too often. */
  async assertLeft(username: string, client: string): Promise<void> {
    const name = nameKey(username).toString('hex');
    await Promise.all([this.#ofOne.assertLeft(`${name} ${client}`), this.#ofAll.assertLeft(name)]);
  }

  async consume(username: string, client: string): Promise<void> {
    const name = nameKey(username).toString('hex');
    await Promise.all([this.#ofOne.consume(`${name} ${client}`), this.#ofAll.consume(name)]);
  }
}
