/**
 * Limits how often something may happen. Redis counts for all replicas together; while Redis
 * does not answer, each process counts for itself. A limit made without Redis always counts
 * per process, which costs no network call.
 */
import type { RedisClient } from '../sessions/redis.ts';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../errors/Refusal.ts';

interface Limit {
  name: string;
  /** At most this many times within `seconds`. */
  times: number;
  seconds: number;
}

/** While Redis does not answer, this process counts for at most this long: each key takes memory. */
const LONGEST_WITHOUT_REDIS_S = 900;
/** The in-memory limiter sets a timer for each key. Node fires a longer timer immediately. */
const LONGEST_TIMER_S = Math.floor((2 ** 31 - 1) / 1000);

export class RateLimit {
  readonly #times: number;
  readonly #limiter: RateLimiterRedis | RateLimiterMemory;

  constructor({ name, times, seconds }: Limit, redis?: RedisClient) {
    const limit = { keyPrefix: `limit:${name}`, points: times, duration: seconds };
    const longest = redis ? LONGEST_WITHOUT_REDIS_S : LONGEST_TIMER_S;
    const alone = new RateLimiterMemory({ ...limit, duration: Math.min(seconds, longest) });
    this.#times = times;
    this.#limiter = redis
      ? new RateLimiterRedis({
          ...limit,
          storeClient: redis,
          rejectIfRedisNotReady: true,
          insuranceLimiter: alone,
        })
      : alone;
  }

  /** Counts one use. Refuses when the limit is exceeded. */
  async consume(key: string): Promise<void> {
    try {
      await this.#limiter.consume(key);
    } catch (reason) {
      throw reason instanceof RateLimiterRes ? tooMany(reason) : reason;
    }
  }

  /** Refuses when the limit has been reached, without counting. */
  async assertLeft(key: string): Promise<void> {
    const used = await this.#limiter.get(key);
    if (used && used.consumedPoints >= this.#times) throw tooMany(used);
  }

  async isReached(key: string): Promise<boolean> {
    return ((await this.#limiter.get(key))?.consumedPoints ?? 0) >= this.#times;
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): Refusal {
  const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new Refusal('too-many', 'too-many-requests', `Too many tries. Please wait ${retryAfter} seconds.`, {
    retryAfter,
    values: { seconds: retryAfter },
  });
}
