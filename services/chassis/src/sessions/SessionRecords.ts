/** Reads and writes what Redis holds about sessions. Everything here rejects while Redis does not answer. */
import { BatchedReads } from './BatchedReads.ts';
import type { RedisClient } from './redis.ts';
import type { SessionUser } from './Session.ts';
import { SINCE_KEY, endedKey, listKey, recordKey, validFromKey } from './sessionKeys.ts';
import type { Claims } from './SessionTokens.ts';

export interface SessionRecord {
  user: SessionUser;
  order: unknown;
}

/** `dead`: ended, or made before a password change. `missing`: nobody ended it, but Redis has no record. */
type Recalled = { state: 'living'; record: Buffer } | { state: 'dead' | 'missing' };

/** Sets a number unless a greater one is already set. */
const RAISE = `
  if tonumber(redis.call('GET', KEYS[1]) or 0) < tonumber(ARGV[1]) then
    redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  end`;

/**
 * Sessions per person. A new one replaces the oldest, so that nobody can fill Redis
 * by signing in again and again.
 */
const MOST_SESSIONS = 25;

/** Adds a new record to the person's list and deletes the oldest ones above the limit. */
const NOTE = `
  redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  local most = tonumber(ARGV[4])
  if redis.call('ZCARD', KEYS[1]) <= most then return end
  local living = {}
  for _, record in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
    if redis.call('EXISTS', record) == 1 then living[#living + 1] = record
    else redis.call('ZREM', KEYS[1], record) end
  end
  for n = 1, #living - most do
    redis.call('DEL', living[n])
    redis.call('ZREM', KEYS[1], living[n])
  end`;

export class SessionRecords {
  readonly #redis: RedisClient;
  readonly #reads: BatchedReads;

  constructor(redis: RedisClient) {
    this.#redis = redis;
    this.#reads = new BatchedReads(redis);
  }

  async recall(claims: Claims): Promise<Recalled> {
    const keys = [recordKey(claims), endedKey(claims), validFromKey(claims)];
    const [record, ended, validFrom] = await this.#reads.get(keys);
    if (ended || claims.iat < Number(validFrom ?? 0)) return { state: 'dead' };
    return record ? { state: 'living', record } : { state: 'missing' };
  }

  async make(claims: Claims, record: SessionRecord, lifetime: number): Promise<void> {
    const key = recordKey(claims);
    const [made] =
      (await this.#redis
        .pipeline()
        .set(key, JSON.stringify(record), 'PX', lifetime)
        .eval(NOTE, 1, listKey(claims), claims.iat, key, lifetime, MOST_SESSIONS)
        .exec()) ?? [];
    if (made?.[0]) throw made[0];
  }

  /** Changes the record only if it exists: a slow request cannot bring an ended session back. */
  async update(claims: Claims, record: string, lifetime: number): Promise<void> {
    await this.#redis.set(recordKey(claims), record, 'PX', lifetime, 'XX');
  }

  /** Makes a missing record again. False when a sign-out at the same moment has won. */
  async restore(claims: Claims, record: SessionRecord, lifetime: number): Promise<boolean> {
    await this.#redis.set(recordKey(claims), JSON.stringify(record), 'PX', lifetime, 'NX');
    const { state } = await this.recall(claims);
    if (state === 'dead') await this.#redis.del(recordKey(claims));
    return state !== 'dead';
  }

  /**
   * Ends a session. The tombstone is written first, so that at every moment there is either the record or the
   * tombstone. It must outlive every attempt to restore the session. No transaction: a full Redis refuses the
   * tombstone but can still delete, which ends every session except those made without Redis.
   */
  async end(claims: Claims, tombstoneLifetime: number): Promise<void> {
    const tombstone = this.#redis.pipeline().set(endedKey(claims), 1, 'PX', tombstoneLifetime);
    const answers = await tombstone.del(recordKey(claims)).exec();
    for (const [error] of answers ?? []) if (error) throw error;
  }

  /**
   * Ends all sessions of a person that were made before `from`. A later moment that is already set stays. The
   * records are deleted first: a full Redis cannot store the moment but can still delete.
   */
  async endBefore(uid: string, from: number, lifetime: number): Promise<void> {
    const records = await this.#redis.zrange(listKey({ uid }), '-inf', `(${from}`, 'BYSCORE');
    if (records.length > 0) await this.#redis.del(records);
    await this.#redis.eval(RAISE, 1, validFromKey({ uid }), from, lifetime);
  }

  /** When this Redis began to hold sessions; `now` if it holds none yet. */
  async knownSince(now: number): Promise<number> {
    const known = await this.#redis.get(SINCE_KEY);
    if (known !== null) return Number(known);
    await this.#redis.set(SINCE_KEY, now, 'NX');
    return Number(await this.#redis.get(SINCE_KEY));
  }
}
