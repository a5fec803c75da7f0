/**
 * A new password ends the sessions made before it. Redis may be away at that moment, or lose what it was told: each time
 * it is back it hears again of every change that a living session could be older than.
 */
import type { Logger } from '@bulkhead/chassis/observability/logger';
import type { Accounts } from './Accounts.ts';

interface Parts {
  accounts: Accounts;
  sessions: { maxAge: number; endBefore(id: string, from: number): Promise<void> };
  logger: Logger;
}

const AT_ONCE = 500;
/** Not only a new connection brings Redis back: one command may time out on a living one, or memory may run out. */
const AGAIN_AFTER_MS = 2000;

export class SessionEndings {
  readonly #parts: Parts;
  #isBehind = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async endBefore(id: string, at: number): Promise<void> {
    await this.#parts.sessions.endBefore(id, at).catch((error: unknown) => {
      this.tellSoon(error);
    });
  }

  /** And again after a while, until Redis has heard of all. */
  async tellAgain(): Promise<void> {
    const { accounts, sessions } = this.#parts;
    const since = Date.now() - sessions.maxAge;
    try {
      let page = await accounts.passwordChangesSince(since, AT_ONCE);
      while (page.length > 0) {
        await Promise.all(page.map(({ id, at }) => sessions.endBefore(id, at)));
        page = await accounts.passwordChangesSince(since, AT_ONCE, page.at(-1)?.id);
      }
      this.#isBehind = false;
    } catch (error) {
      this.tellSoon(error);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** After a change that Redis has not heard of, or one that may have been made. */
  tellSoon(error: unknown): void {
    if (!this.#isBehind)
      this.#parts.logger.warn({ err: error }, 'Redis may not have heard of all password changes');
    this.#isBehind = true;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.tellAgain();
    }, AGAIN_AFTER_MS).unref();
  }
}
