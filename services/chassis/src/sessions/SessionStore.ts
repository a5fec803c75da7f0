/**
 * Reads, makes and ends sessions. While Redis answers, it decides; while it does not, a young token is believed.
 * Unless it says otherwise, nothing here rejects because of Redis.
 */
import { randomUUID } from 'node:crypto';
import type { RedisClient } from './redis.ts';
import type { Session, SessionUser } from './Session.ts';
import { SessionRecords, type SessionRecord } from './SessionRecords.ts';
import { SessionTokens, type Claims } from './SessionTokens.ts';
import { Unsent } from './Unsent.ts';

interface Settings {
  SESSION_KEYS: readonly string[];
  /** Seconds. */
  SESSION_MAX_AGE: number;
  /** Seconds. */
  SESSION_OUTAGE_GRACE: number;
}

interface Parts {
  redis: RedisClient;
  /** Called for every session that is believed or made without Redis. */
  onDegraded?: () => void;
  now?: () => number;
}

type Written = Pick<Session, 'token' | 'user'> & Partial<Pick<Session, 'record'>>;

/** The oldest ones of more live on to the end of the grace period. */
const MOST_ENDINGS = 10_000;

export class SessionStore {
  /** Milliseconds from sign-in to the session's end. */
  readonly maxAge: number;
  readonly #grace: number;
  readonly #tokens: SessionTokens;
  readonly #records: SessionRecords;
  readonly #unsent: Unsent<Claims>;
  readonly #onDegraded: () => void;
  readonly #now: () => number;

  constructor(settings: Settings, { redis, onDegraded = () => undefined, now = Date.now }: Parts) {
    this.maxAge = settings.SESSION_MAX_AGE * 1000;
    this.#grace = Math.min(settings.SESSION_OUTAGE_GRACE * 1000, this.maxAge);
    this.#tokens = new SessionTokens(settings.SESSION_KEYS);
    this.#records = new SessionRecords(redis);
    this.#unsent = new Unsent((claims) => this.#end(claims), { most: MOST_ENDINGS });
    this.#onDegraded = onDegraded;
    this.#now = now;
    redis.on('ready', () => {
      void this.#records.knownSince(now()).catch(() => undefined);
    });
  }

  /** The session of a token; null when there is none (any more). */
  async read(token: string | undefined): Promise<Session | null> {
    const claims = this.#living(token);
    if (!token || !claims) return null;
    try {
      const recalled = await this.#records.recall(claims);
      if (recalled.state === 'living') return sessionOf(token, claims, { record: recalled.record });
      if (recalled.state === 'dead' || !(await this.#restore(claims))) return null;
      return sessionOf(token, claims);
    } catch {
      if (!this.#isYoung(claims)) return null;
      this.#onDegraded();
      return sessionOf(token, claims, { degraded: true });
    }
  }

  /**
   * A token for somebody who has proved who they are, by what was true at `at` (milliseconds since 1970). It works once
   * `make` has been called.
   */
  issue({ id, username, role }: SessionUser, at = this.#now()): string {
    return this.#tokens.sign({ sid: randomUUID(), uid: id, usr: username, rol: role, iat: at });
  }

  /** Records a new session. Answers the token to hand out: another one when Redis is away, which says so. */
  async make(token: string): Promise<{ token: string; degraded: boolean }> {
    const claims = this.#living(token);
    if (!claims) throw new Error('Only a token that was issued just now can become a session');
    try {
      await this.#records.make(claims, recordOf(claims), this.#remaining(claims));
      return { token, degraded: false };
    } catch {
      this.#onDegraded();
      return { token: this.#tokens.sign({ ...claims, deg: 1 }), degraded: true };
    }
  }

  /** Keeps the order's summary in a session that exists, unless it is there already. False when Redis did not take it. */
  async writeOrder({ token, user, record }: Written, order: unknown): Promise<boolean> {
    const claims = this.#living(token);
    const next = JSON.stringify({ user, order });
    if (!claims || record?.equals(Buffer.from(next))) return true;
    return this.#records.update(claims, next, this.#remaining(claims)).then(
      () => true,
      () => false,
    );
  }

  /** Ends a session at once. False when Redis must still be told, which happens as soon as it listens. */
  async end(token: string | undefined): Promise<boolean> {
    const claims = this.#claimed(token);
    if (!claims) return true;
    try {
      await this.#end(claims);
      this.#unsent.drop(claims.sid);
      return true;
    } catch {
      this.#unsent.add(claims.sid, claims);
      return false;
    }
  }

  /** Ends a person's sessions that were made before `from` (milliseconds since 1970). Rejects while Redis is away. */
  endBefore(uid: string, from: number): Promise<void> {
    return this.#records.endBefore(uid, from, this.maxAge);
  }

  /** Tells Redis what it has not heard yet, if it listens now. */
  close(): Promise<void> {
    return this.#unsent.close();
  }

  #living(token: string | undefined): Claims | null {
    const claims = this.#claimed(token);
    return claims && !this.#unsent.has(claims.sid) ? claims : null;
  }

  /** Of a token of ours that is not too old. */
  #claimed(token: string | undefined): Claims | null {
    const claims = token === undefined ? null : this.#tokens.verify(token);
    return claims && this.#remaining(claims) > 0 ? claims : null;
  }

  #remaining({ iat }: Claims): number {
    return iat + this.maxAge - this.#now();
  }

  #isYoung({ iat }: Claims): boolean {
    return this.#now() - iat < this.#grace;
  }

  /**
   * A record may be missing without anybody having signed out: the session was made while Redis was away, or Redis
   * lost its data. Then a young token makes it again.
   */
  async #restore(claims: Claims): Promise<boolean> {
    if (!this.#isYoung(claims)) return false;
    if (!claims.deg && claims.iat >= (await this.#records.knownSince(this.#now()))) return false;
    return this.#records.restore(claims, recordOf(claims), this.#remaining(claims));
  }

  #end(claims: Claims): Promise<void> {
    return this.#records.end(claims, Math.max(this.#grace, 1000));
  }
}

function recordOf({ uid, usr, rol }: Claims): SessionRecord {
  return { user: { id: uid, username: usr, role: rol }, order: null };
}

function sessionOf(
  token: string,
  claims: Claims,
  { record = null, degraded = false }: Partial<Pick<Session, 'record' | 'degraded'>> = {},
): Session {
  return {
    token,
    user: recordOf(claims).user,
    record,
    degraded,
    get orderJson() {
      return record === null ? NO_ORDER : orderJsonIn(record, claims);
    },
  };
}

const NO_ORDER = Buffer.from('null');

/** Cut out of the record, where it stands as it will be sent: it is long, and most pages ask for it. */
function orderJsonIn(record: Buffer, claims: Claims): Buffer {
  const before = Buffer.from(`{"user":${JSON.stringify(recordOf(claims).user)},"order":`);
  if (record.subarray(0, before.length).equals(before)) return record.subarray(before.length, -1);
  try {
    return Buffer.from(JSON.stringify((JSON.parse(record.toString()) as SessionRecord).order ?? null));
  } catch {
    return NO_ORDER;
  }
}
