/**
 * Reads, makes and ends sessions. While Redis answers, it decides; while it does not, a young token is
 * trusted. Unless documented otherwise, nothing here rejects because of Redis.
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
  /** Called for every session that is trusted or made without Redis. */
  onDegraded?: () => void;
  now?: () => number;
}

type Written = Pick<Session, 'token' | 'user'> & Partial<Pick<Session, 'record'>>;

/**
 * Sign-outs that can wait for Redis. Beyond this the oldest is dropped; that session
 * stays valid until its grace period ends.
 */
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

  /** The session of a token; null when there is none, or no longer. */
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
   * Makes a token for a person who has proved who they are, with facts that were true at `at` (milliseconds
   * since 1970). It works once `make` has been called.
   */
  issue({ id, username, role }: SessionUser, at = this.#now()): string {
    return this.#tokens.sign({ sid: randomUUID(), uid: id, usr: username, rol: role, iat: at });
  }

  /**
   * Records a new session. Resolves with the token to hand out: while Redis does not answer, another one that
   * is marked as degraded.
   */
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

  /**
   * Stores the order's summary in an existing session, unless it is there already.
   * False when Redis did not take it.
   */
  async writeOrder({ token, user, record }: Written, order: unknown): Promise<boolean> {
    const claims = this.#living(token);
    const next = JSON.stringify({ user, order });
    if (!claims || record?.equals(Buffer.from(next))) return true;
    return this.#records.update(claims, next, this.#remaining(claims)).then(
      () => true,
      () => false,
    );
  }

  /** Ends a session at once. False when Redis has not been reached yet; it is retried until Redis answers. */
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

  /**
   * Ends a person's sessions that were made before `from` (milliseconds since 1970).
   * Rejects while Redis does not answer.
   */
  endBefore(uid: string, from: number): Promise<void> {
    return this.#records.endBefore(uid, from, this.maxAge);
  }

  /** Sends Redis the sign-outs it has not received yet, if it answers now. */
  close(): Promise<void> {
    return this.#unsent.close();
  }

  #living(token: string | undefined): Claims | null {
    const claims = this.#claimed(token);
    return claims && !this.#unsent.has(claims.sid) ? claims : null;
  }

  /** The claims of a token that we signed and that is not too old. */
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
   * Restores a missing record. It may be missing without a sign-out: the session was made while Redis did not
   * answer, or Redis lost its data. Only a young token may restore it.
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

/** Cuts the order's JSON out of the record without parsing: it is long, and most pages ask for it. */
function orderJsonIn(record: Buffer, claims: Claims): Buffer {
  const before = Buffer.from(`{"user":${JSON.stringify(recordOf(claims).user)},"order":`);
  if (record.subarray(0, before.length).equals(before)) return record.subarray(before.length, -1);
  try {
    return Buffer.from(JSON.stringify((JSON.parse(record.toString()) as SessionRecord).order ?? null));
  } catch {
    return NO_ORDER;
  }
}
