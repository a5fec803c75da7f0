/** Pings Redis each second: a hung Redis looks connected until somebody sends a command. */
import type { RedisClient } from '@bulkhead/chassis/sessions/redis';

const EVERY_MS = 1_000;

/** Pings until the returned function is called. A ping without an answer makes the connection drop itself. */
export function watchRedis(redis: RedisClient): () => void {
  const timer = setInterval(() => {
    if (redis.status === 'ready') redis.ping().catch(() => undefined);
  }, EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
