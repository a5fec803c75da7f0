/** The order service in this process, on free ports, with real servers behind it; and people who are signed in. */
import { randomUUID } from 'node:crypto';
import { startService, type RunningService } from '@bulkhead/chassis/lifecycle/startService';
import { createLogger } from '@bulkhead/chassis/observability/logger';
import { createMetrics } from '@bulkhead/chassis/observability/metrics';
import { readConfig } from '@bulkhead/chassis/config/readConfig';
import { connectRedis, type RedisClient } from '@bulkhead/chassis/sessions/redis';
import { SessionStore } from '@bulkhead/chassis/sessions/SessionStore';
import { ApiClient } from '@bulkhead/chassis/testing/ApiClient';
import { testDatabase, testRedis } from '@bulkhead/tools/engines/testServers';
import { OrderConfig } from '../../src/config.ts';
import { createOrderService } from '../../src/service.ts';

/** The first key signs; the second is an old one that is still listed. */
export const KEYS: [string, string] = [
  'the first key signs all the sessions',
  'an older key that is still listed',
];

/** The environment of an order service. Without its own values it gets a new database and a new Redis. */
export async function orderEnvironment(env: NodeJS.ProcessEnv = {}): Promise<NodeJS.ProcessEnv> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    MANAGEMENT_PORT: '0',
    LOG_LEVEL: 'silent',
    SESSION_KEYS: KEYS.join(','),
    PRODUCT_FEED_MS: '100',
    LIMIT_ORDER_CHANGES: '100000',
    PRODUCT_SERVICE_URL: 'http://127.0.0.1:9',
    DATABASE_URL: env['DATABASE_URL'] ?? (await testDatabase()),
    REDIS_URL: env['REDIS_URL'] ?? (await testRedis()),
    ...env,
  };
}

export interface OrderUnderTest extends RunningService {
  env: NodeJS.ProcessEnv;
  api: ApiClient;
}

export async function startOrder(env: NodeJS.ProcessEnv = {}): Promise<OrderUnderTest> {
  const complete = await orderEnvironment(env);
  const config = readConfig(OrderConfig, complete);
  const running = await startService(await createOrderService(config), config);
  return { ...running, env: complete, api: await ApiClient.of(running.url) };
}

/** Sessions as the service under test keeps them. */
export const storeOn = (redis: RedisClient): SessionStore =>
  new SessionStore({ SESSION_KEYS: KEYS, SESSION_MAX_AGE: 86_400, SESSION_OUTAGE_GRACE: 86_400 }, { redis });

/** The api_key of a person who has just signed in: a new one, unless an id is given. */
export async function signedIn(
  env: NodeJS.ProcessEnv,
  { id = randomUUID(), role = 'user' }: { id?: string; role?: 'user' | 'admin' } = {},
): Promise<string> {
  const redis = await redisAt(String(env['REDIS_URL']));
  try {
    const store = storeOn(redis);
    return (await store.make(store.issue({ id, username: 'tester', role }))).token;
  } finally {
    redis.disconnect();
  }
}

/** The test's own connection. */
export async function redisAt(url: string): Promise<ReturnType<typeof connectRedis>> {
  const logger = await createLogger({ service: 'test', LOG_LEVEL: 'silent', LOG_PRETTY: false });
  const redis = connectRedis(url, { logger, metrics: createMetrics('test') });
  await new Promise((resolve) => redis.once('ready', resolve));
  return redis;
}
