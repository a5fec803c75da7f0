/**
 * Ends the sessions that are older than a password change. Redis may not answer at that moment, or lose data
 * later: each time it comes back, every change is sent again that a living session could be older than.
 */
import type { Logger } from '@bulkhead/chassis/observability/logger';
import type { Accounts } from './Accounts.ts';

interface Parts {
  accounts: Accounts;
  sessions: { maxAge: number; endBefore(id: string, from: number): Promise<void> };
  logger: Logger;
}

const AT_ONCE = 500;
/**
 * A timer, because Redis may recover without a new connection: one command may have
 * timed out, or memory run out.
 */
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

  /** Sends every change again, and retries until Redis has taken all. */
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
