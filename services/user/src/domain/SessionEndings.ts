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

export class SessionEndings {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async endBefore(id: string, at: number): Promise<void> {
    const { sessions, logger } = this.#parts;
    await sessions.endBefore(id, at).catch((error: unknown) => {
      logger.warn({ err: error, user: id }, 'sessions from before a new password end when Redis is back');
    });
  }

  async tellAgain(): Promise<void> {
    const { accounts, sessions, logger } = this.#parts;
    const since = Date.now() - sessions.maxAge;
    try {
      let page = await accounts.passwordChangesSince(since, AT_ONCE);
      while (page.length > 0) {
        await Promise.all(page.map(({ id, at }) => sessions.endBefore(id, at)));
        page = await accounts.passwordChangesSince(since, AT_ONCE, page.at(-1)?.id);
      }
    } catch (error) {
      logger.warn({ err: error }, 'Redis has not heard of all password changes');
    }
  }
}
