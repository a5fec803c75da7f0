/** Session stores as in real processes: each with its own connection, count of degraded answers, and log. */
import { pino } from 'pino';
import { setTimeout as delay } from 'node:timers/promises';
import { createMetrics } from '../../../src/observability/metrics.ts';
import { closeRedis, connectRedis } from '../../../src/sessions/redis.ts';
import { SessionStore } from '../../../src/sessions/SessionStore.ts';

const DAY = 86_400;

interface Options {
  keys?: string[];
  grace?: number;
  now?: () => number;
}

export function storeOn(url: string, { keys = ['a key'], grace = DAY, now }: Options = {}) {
  const lines: string[] = [];
  const logger = pino({}, { write: (line) => lines.push((JSON.parse(line) as { msg: string }).msg) });
  const redis = connectRedis(url, { logger, metrics: createMetrics('test') });
  let degraded = 0;
  const store = new SessionStore(
    { SESSION_KEYS: keys, SESSION_MAX_AGE: 30 * DAY, SESSION_OUTAGE_GRACE: grace },
    { redis, onDegraded: () => (degraded += 1), ...(now && { now }) },
  );
  return {
    store,
    redis,
    lines,
    degraded: () => degraded,
    ready: () => until(() => redis.status === 'ready'),
    close: async () => {
      await store.close();
      await closeRedis(redis);
    },
  };
}

export const anna = { id: 'a1b2', username: 'anna', role: 'user' } as const;

export async function until(condition: () => boolean | Promise<boolean>, limitMs = 5000): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Not so within ${limitMs} ms`);
    await delay(10);
  }
}

export async function timed<T>(work: Promise<T>): Promise<{ answer: T; ms: number }> {
  const started = performance.now();
  const answer = await work;
  return { answer, ms: performance.now() - started };
}
