/**
 * Sessions to log out of. Some come from logins of the drill; the rest is written to Redis as the user
 * service does after a login, because hashing two hundred passwords for each cell would measure the hashing.
 */
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { SessionStore } from '@bulkhead/chassis/sessions/SessionStore';

const DAY = 86_400;

export interface SpareSession {
  token: string;
  username: string;
}

/** The answer to the logout, and when it came. */
export interface EndedSession extends SpareSession {
  requestId: string;
  endedAt: string;
}

export class SpareSessions {
  readonly #redis: Redis;
  readonly #store: SessionStore;
  readonly #spare: SpareSession[] = [];
  /** Sessions whose end the shop has acknowledged. */
  readonly ended: EndedSession[] = [];

  constructor({ redisUrl, sessionKeys }: { redisUrl: string; sessionKeys: string }) {
    // Always the same short delay: after long ones, the next command would fail although Redis works again.
    this.#redis = new Redis(redisUrl, { maxRetriesPerRequest: 3, retryStrategy: () => 100 });
    this.#redis.on('error', () => undefined);
    const settings = {
      SESSION_KEYS: sessionKeys.split(','),
      SESSION_MAX_AGE: 30 * DAY,
      SESSION_OUTAGE_GRACE: DAY,
    };
    this.#store = new SessionStore(settings, { redis: this.#redis });
  }

  add(session: SpareSession): void {
    this.#spare.push(session);
  }

  take(): SpareSession | undefined {
    return this.#spare.shift();
  }

  /** Rejects while Redis does not answer. */
  async canBeMade(): Promise<true> {
    await this.#redis.ping();
    return true;
  }

  /** Works only while Redis answers. */
  async fill(count: number): Promise<void> {
    while (this.#spare.length < count) {
      const username = `guest-${this.#spare.length}`;
      const issued = this.#store.issue({ id: randomUUID(), username, role: 'user' });
      const { token, degraded } = await this.#store.make(issued);
      if (degraded) throw new Error('Redis does not take new sessions');
      this.#spare.push({ token, username });
    }
  }

  close(): void {
    this.#redis.disconnect();
  }
}
