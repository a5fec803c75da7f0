/** Connects to Redis and fails fast: every caller has an answer for the case that Redis does not respond. */
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { withoutArguments, type Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import { parseRedisAddress, REDIS_ADDRESSES } from './redisAddress.ts';

export type RedisClient = Redis | Cluster;

interface Parts {
  logger: Logger;
  metrics: Metrics;
}

const again = (attempt: number) => Math.min(50 * attempt, 500);

/**
 * A command takes 200 ms at most. After 500 ms of silence the connection is dropped, and every command fails
 * at once until a new connection works: a hung Redis costs a few requests 200 ms, not all of them.
 */
const IMPATIENT = {
  commandTimeout: 200,
  socketTimeout: 500,
  connectTimeout: 1000,
  disconnectTimeout: 200,
  maxRetriesPerRequest: 0,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  enableAutoPipelining: true,
  retryStrategy: again,
  // A master that has become a replica keeps its connections open and refuses writes.
  reconnectOnError: (error) => error.message.startsWith('READONLY'),
} satisfies RedisOptions;

/** BatchedReads already groups reads. */
const AT_ONCE = { autoPipeliningIgnoredCommands: ['mget'] };

/** Connects in the background and retries forever. */
export function connectRedis(url: string, { logger, metrics }: Parts): RedisClient {
  const redis = open(url);
  metrics.gauge('redis_up', 'Whether Redis answers.', () => Number(redis.status === 'ready'));
  logChanges(redis, logger);
  return redis;
}

function open(url: string): RedisClient {
  const address = parseRedisAddress(url);
  if (!address) throw new Error(`Not an address of Redis. Write ${REDIS_ADDRESSES}`);
  const { tls, username, password } = address;
  const secured: RedisOptions = {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls: {} }),
  };
  switch (address.kind) {
    case 'single':
      return new Redis({ ...IMPATIENT, ...AT_ONCE, ...secured, ...address.node, db: address.db });
    case 'sentinel':
      return new Redis({
        ...IMPATIENT,
        ...AT_ONCE,
        ...secured,
        sentinels: address.nodes,
        name: address.master,
        db: address.db,
        enableTLSForSentinelMode: tls,
        sentinelRetryStrategy: again,
        sentinelCommandTimeout: 500,
        ...(address.sentinelPassword !== undefined && { sentinelPassword: address.sentinelPassword }),
      });
    case 'cluster': {
      // The cluster's own strategy finds and drops nodes.
      const { retryStrategy: _, enableOfflineQueue, enableAutoPipelining, ...redisOptions } = IMPATIENT;
      return new Cluster(address.nodes, {
        enableOfflineQueue,
        enableAutoPipelining,
        redisOptions: { ...redisOptions, ...secured },
        clusterRetryStrategy: again,
        maxRedirections: 3,
        retryDelayOnFailover: 50,
        retryDelayOnClusterDown: 50,
        slotsRefreshInterval: 5000,
      });
    }
  }
}

/**
 * Logs one line when Redis stops answering and one when it is back, however many commands fail in between.
 */
function logChanges(redis: RedisClient, logger: Logger): void {
  let state: 'unknown' | 'up' | 'away' = 'unknown';
  let reason: Error | undefined;
  redis.on('error', (error: Error) => (reason = error));
  redis.on('ready', () => {
    if (state !== 'up') logger.info('Redis answers');
    state = 'up';
  });
  // Not `close`, which also fires when we close the connection ourselves.
  redis.on('reconnecting', () => {
    if (state !== 'away')
      logger.warn({ reason: withoutArguments(reason?.message ?? '') }, 'Redis does not answer');
    state = 'away';
  });
}

/** Lets running commands finish, but not for long. */
export async function closeRedis(redis: RedisClient): Promise<void> {
  if (redis.status === 'ready') await redis.quit().catch(() => undefined);
  redis.disconnect();
}
