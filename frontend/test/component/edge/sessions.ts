/** Creates sessions like the user service, in the Redis that the edge under test reads. */
import { pino } from 'pino';
import { createMetrics } from '@bulkhead/chassis/observability/metrics';
import { openSessions } from '@bulkhead/chassis/sessions/openSessions';
import type { SessionUser } from '@bulkhead/chassis/sessions/Session';
import type { SessionStore } from '@bulkhead/chassis/sessions/SessionStore';
import { SESSION_KEY } from './startEdge.ts';
import { until } from './until.ts';

export interface SessionMaker {
  store: SessionStore;
  signIn(user: SessionUser): Promise<string>;
  close(): Promise<void>;
}

export async function useSessions(redisUrl: string): Promise<SessionMaker> {
  const settings = {
    REDIS_URL: redisUrl,
    SESSION_KEYS: [SESSION_KEY],
    SESSION_MAX_AGE: 3600,
    SESSION_OUTAGE_GRACE: 3600,
    SESSION_COOKIE_SECURE: false,
  };
  const parts = { logger: pino({ level: 'silent' }), metrics: createMetrics('test') };
  const { store, redis, close } = openSessions(settings, parts);
  await until('Redis answers', () => redis.status === 'ready');
  return { store, close, signIn: async (user) => (await store.make(store.issue(user))).token };
}
