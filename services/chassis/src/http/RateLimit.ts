/**
 * A limit on how often something may happen, counted in Redis for all replicas together, and by this process alone
 * while Redis is away. Without a Redis at all, each process counts for itself, which costs a request nothing.
 */
import type { RedisClient } from '../sessions/redis.ts';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../errors/Refusal.ts';

interface Limit {
  name: string;
  /** This many times within `seconds`. */
  times: number;
  seconds: number;
}

/** While Redis is away, this process counts for no longer: each key takes memory, and an outage has an end. */
const LONGEST_WITHOUT_REDIS_S = 900;
/** The limiter in memory sets a timer for each key. Node makes one that is longer end at once. */
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

  /** Counts one; refuses when that is one too many. */
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
