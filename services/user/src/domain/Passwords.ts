/** Checks passwords, and takes the same time whether or not the account exists. */
import { HashingQueue } from './HashingQueue.ts';
import { hashPassword, isOutdated, isPasswordOf } from './passwordHash.ts';

export class Passwords {
  readonly #queue: HashingQueue;
  /** Compared when there is no account, so that the answer takes as long. Nobody knows its password. */
  readonly #nobody: Promise<string>;

  constructor(queue = new HashingQueue()) {
    this.#queue = queue;
    this.#nobody = queue.run(() => hashPassword(crypto.randomUUID()));
  }

  hash(password: string): Promise<string> {
    return this.#queue.run(() => hashPassword(password));
  }

  async matches(hash: string | undefined, password: string): Promise<boolean> {
    const compared = hash ?? (await this.#nobody);
    const same = await this.#queue.run(() => isPasswordOf(compared, password));
    return same && hash !== undefined;
  }

  isOutdated(hash: string): boolean {
    return isOutdated(hash);
  }
}
