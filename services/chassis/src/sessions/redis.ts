/** One connection to Redis that fails fast: what needs it has an answer without it. */
import { Redis } from 'ioredis';
import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';

interface Parts {
  logger: Logger;
  metrics: Metrics;
}

/**
 * Connects in the background and for ever. A command takes 200 ms at most. When a server stays silent for 500 ms the
 * connection is dropped, and until a new one has proved itself every command fails at once: a hung Redis costs a few
 * requests their 200 ms, not all of them.
 */
export function connectRedis(url: string, { logger, metrics }: Parts): Redis {
  const redis = new Redis(url, {
    commandTimeout: 200,
    socketTimeout: 500,
    connectTimeout: 1000,
    disconnectTimeout: 200,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    enableAutoPipelining: true,
    retryStrategy: (attempt) => Math.min(50 * attempt, 500),
  });
  metrics.gauge('redis_up', 'Whether Redis answers.', () => Number(redis.status === 'ready'));
  logChanges(redis, logger);
  return redis;
}

/** One line when Redis goes and one when it is back, however many commands fail in between. */
function logChanges(redis: Redis, logger: Logger): void {
  let state: 'unknown' | 'up' | 'away' = 'unknown';
  let reason: Error | undefined;
  redis.on('error', (error: Error) => (reason = error));
  redis.on('ready', () => {
    if (state !== 'up') logger.info('Redis answers');
    state = 'up';
  });
  // Not `close`, which is also how a connection ends that we close ourselves.
  redis.on('reconnecting', () => {
    if (state !== 'away') logger.warn({ reason: reason?.message }, 'Redis does not answer');
    state = 'away';
  });
}

/** Lets running commands end, but not for long. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status === 'ready') await redis.quit().catch(() => undefined);
  redis.disconnect();
}
