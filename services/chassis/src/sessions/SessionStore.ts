/**
 * Reads, makes and ends sessions. While Redis answers, it decides; while it does not, a young token is believed.
 * Nothing here throws because of Redis.
 */
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Session, SessionUser } from './Session.ts';
import { SINCE_KEY, endedKey, recordKey, validFromKey } from './sessionKeys.ts';
import { SessionTokens, type Claims } from './SessionTokens.ts';
import { UnsentEndings } from './UnsentEndings.ts';

interface Settings {
  SESSION_KEYS: readonly string[];
  /** Seconds. */
  SESSION_MAX_AGE: number;
  /** Seconds. */
  SESSION_OUTAGE_GRACE: number;
}

interface Parts {
  redis: Redis;
  /** Called for every session that is believed without Redis. */
  onDegraded?: () => void;
  now?: () => number;
}

export class SessionStore {
  /** Milliseconds from sign-in to the session's end. */
  readonly maxAge: number;
  readonly #tokens: SessionTokens;
  readonly #redis: Redis;
  readonly #grace: number;
  readonly #onDegraded: () => void;
  readonly #now: () => number;
  readonly #unsent: UnsentEndings;

  constructor(settings: Settings, { redis, onDegraded = () => undefined, now = Date.now }: Parts) {
    this.#tokens = new SessionTokens(settings.SESSION_KEYS);
    this.#redis = redis;
    this.maxAge = settings.SESSION_MAX_AGE * 1000;
    this.#grace = Math.min(settings.SESSION_OUTAGE_GRACE, settings.SESSION_MAX_AGE) * 1000;
    this.#onDegraded = onDegraded;
    this.#now = now;
    this.#unsent = new UnsentEndings((claims) => this.#end(claims));
    redis.on('ready', () => {
      void this.#knownSince().catch(() => undefined);
      void this.#unsent.send();
    });
  }

  /** The session of a token; null when there is none (any more). */
  async read(token: string | undefined): Promise<Session | null> {
    const claims = token === undefined ? null : this.#living(token);
    if (!token || !claims) return null;
    try {
      const [record, ended, validFrom] = await this.#recall(claims);
      if (isDead(claims, ended, validFrom)) return null;
      if (record) return { token, ...parseRecord(record, claims), degraded: false };
      return (await this.#restore(claims))
        ? { token, user: userOf(claims), order: null, degraded: false }
        : null;
    } catch {
      return this.#believe(token, claims);
    }
  }

  /** A token for somebody who has just proved who they are. It works once `make` has been called. */
  issue(user: SessionUser): string {
    const { id: uid, username: usr, role: rol } = user;
    return this.#tokens.sign({ sid: randomUUID(), uid, usr, rol, iat: this.#now() });
  }

  /** Records a new session. Answers the token to hand out: another one when Redis is away, which says so. */
  async make(token: string): Promise<{ token: string; degraded: boolean }> {
    const claims = this.#living(token);
    if (!claims) throw new Error('Only a token that was issued just now can become a session');
    try {
      await this.#redis.set(recordKey(claims), recordOf(userOf(claims), null), 'PX', this.#remaining(claims));
      return { token, degraded: false };
    } catch {
      this.#onDegraded();
      return { token: this.#tokens.sign({ ...claims, deg: 1 }), degraded: true };
    }
  }

  /** Keeps the order's summary in a session that exists. Never brings an ended one back. */
  async writeOrder({ token, user }: Pick<Session, 'token' | 'user'>, order: unknown): Promise<void> {
    const claims = this.#living(token);
    if (!claims) return;
    await this.#redis
      .set(recordKey(claims), recordOf(user, order), 'PX', this.#remaining(claims), 'XX')
      .catch(() => undefined);
  }

  /** Ends a session at once. False when Redis must still be told, which happens as soon as it is back. */
  async end(token: string | undefined): Promise<boolean> {
    const claims = token === undefined ? null : this.#living(token);
    if (!claims) return true;
    try {
      await this.#end(claims);
      return true;
    } catch {
      this.#unsent.add(claims);
      return false;
    }
  }

  /** Ends all sessions of a person that were made before `from` (milliseconds since 1970). Rejects when Redis is away. */
  async endBefore(uid: string, from: number): Promise<void> {
    await this.#redis.eval(RAISE, 1, validFromKey({ uid }), from, this.maxAge);
  }

  #living(token: string): Claims | null {
    const claims = this.#tokens.verify(token);
    return claims && this.#remaining(claims) > 0 && !this.#unsent.has(claims) ? claims : null;
  }

  #remaining({ iat }: Claims): number {
    return iat + this.maxAge - this.#now();
  }

  #withinGrace({ iat }: Claims): boolean {
    return this.#now() - iat < this.#grace;
  }

  #recall(claims: Claims) {
    return this.#redis.mget(recordKey(claims), endedKey(claims), validFromKey(claims));
  }

  #believe(token: string, claims: Claims): Session | null {
    if (!this.#withinGrace(claims)) return null;
    this.#onDegraded();
    return { token, user: userOf(claims), order: null, degraded: true };
  }

  /**
   * A record may be missing without anybody having signed out: the session was made while Redis was away, or Redis
   * lost its data. Then it is made again, unless a sign-out that runs at the same moment wins.
   */
  async #restore(claims: Claims): Promise<boolean> {
    if (!this.#withinGrace(claims)) return false;
    if (!claims.deg && claims.iat >= (await this.#knownSince())) return false;
    const record = recordOf(userOf(claims), null);
    await this.#redis.set(recordKey(claims), record, 'PX', this.#remaining(claims), 'NX');
    const [, ended, validFrom] = await this.#recall(claims);
    if (!isDead(claims, ended, validFrom)) return true;
    await this.#redis.del(recordKey(claims));
    return false;
  }

  /** When this Redis began; from now on if it does not know yet. */
  async #knownSince(): Promise<number> {
    await this.#redis.set(SINCE_KEY, this.#now(), 'NX');
    return Number(await this.#redis.get(SINCE_KEY));
  }

  /** The tombstone comes first, so that no moment is without both. It must outlive the wish to restore. */
  async #end(claims: Claims): Promise<void> {
    await this.#redis
      .multi()
      .set(endedKey(claims), 1, 'PX', Math.max(this.#grace, 1000))
      .del(recordKey(claims))
      .exec();
  }
}

/** Sets a number unless a greater one stands there already. */
const RAISE = `
  if tonumber(redis.call('GET', KEYS[1]) or 0) < tonumber(ARGV[1]) then
    redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  end`;

const userOf = ({ uid, usr, rol }: Claims): SessionUser => ({ id: uid, username: usr, role: rol });
const recordOf = (user: SessionUser, order: unknown) => JSON.stringify({ user, order });

function isDead({ iat }: Claims, ended?: string | null, validFrom?: string | null): boolean {
  return Boolean(ended) || iat < Number(validFrom ?? 0);
}

function parseRecord(record: string, claims: Claims): { user: SessionUser; order: unknown } {
  const { user = userOf(claims), order = null } = JSON.parse(record) as Partial<Session>;
  return { user, order };
}
