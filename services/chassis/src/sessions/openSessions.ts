/** Opens the sessions of a process: the store, its Redis connection and a count of degraded answers. */
import type { IncomingHttpHeaders } from 'node:http';
import type { RedisClient } from './redis.ts';
import type { SessionSettings } from '../config/sessionSettings.ts';
import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import { closeRedis, connectRedis } from './redis.ts';
import type { Session } from './Session.ts';
import { tokenOf } from './sessionHeaders.ts';
import { SessionStore } from './SessionStore.ts';

export interface Sessions {
  /**
   * The session that a request's headers name, or null. Never rejects, never takes
   * longer than Redis's deadline.
   */
  readSession: (headers: IncomingHttpHeaders) => Promise<Session | null>;
  /**
   * Ends the session of a token (`tokenOf(headers)`). False when Redis has not been
   * reached yet. Never rejects.
   */
  endSession: (token: string | undefined) => Promise<boolean>;
  store: SessionStore;
  redis: RedisClient;
  cookieSecure: boolean;
  close: () => Promise<void>;
}

export function openSessions(
  settings: SessionSettings,
  parts: { logger: Logger; metrics: Metrics },
): Sessions {
  const redis = connectRedis(settings.REDIS_URL, parts);
  const degraded = parts.metrics.counter(
    'sessions_degraded_total',
    'Sessions believed or made while Redis did not answer.',
  );
  const store = new SessionStore(settings, { redis, onDegraded: () => degraded.inc() });
  return {
    readSession: (headers) => store.read(tokenOf(headers)),
    endSession: (token) => store.end(token),
    store,
    redis,
    cookieSecure: settings.SESSION_COOKIE_SECURE,
    close: async () => {
      await store.close();
      await closeRedis(redis);
    },
  };
}
