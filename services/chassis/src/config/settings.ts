/**
 * Settings that several processes share. Each is a zod type with its default and an
 * error message that says what to set.
 */
import { z } from 'zod';
import { SSL_MODE_RULE, sslModeOf } from '../storage/databaseAddress.ts';
import { parseRedisAddress, REDIS_ADDRESSES } from '../sessions/redisAddress.ts';

const digits = (value: unknown) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);

export function integer(min: number, max: number) {
  return z.preprocess(digits, z.int(`Set a whole number from ${min} to ${max}`).min(min).max(max));
}

export const port = (fallback: number) => integer(0, 65_535).default(fallback);
export const milliseconds = (fallback: number) => integer(0, 86_400_000).default(fallback);

/** How often something may be done in a minute. */
export const perMinute = (fallback: number) => integer(1, 1_000_000).default(fallback);

/** `1` or `true` is on; unset, `0` or `false` is off. */
export const flag = z.stringbool('Set 1 or 0').default(false);

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `Set an address such as ${example}` });

export const httpOrigin = url(/^https?$/, 'http://product:5002').transform((text) => new URL(text).origin);
const databaseUrl = url(/^(mysql|mariadb)$/, 'mysql://user:password@host:3306/name').refine((text) => {
  const address = URL.parse(text); // a broken address has its own message
  return address === null || sslModeOf(address) !== null;
}, SSL_MODE_RULE);

/** The settings of a service with a database. */
export const databaseSettings = {
  DATABASE_URL: databaseUrl,
  /** Connections at most; a request uses one at a time. */
  DATABASE_POOL_SIZE: integer(1, 1000).default(10),
};

export const redisUrl = z
  .string()
  .refine((text) => parseRedisAddress(text) !== null, `Set an address such as ${REDIS_ADDRESSES}`);

/** Keys for signing session tokens: the first signs, all verify. */
export const sessionKeys = z
  .string('Set one or more keys of at least 32 characters, separated by commas')
  .transform((text) => text.split(',').map((key) => key.trim()))
  .refine((keys) => keys.every((key) => key.length >= 32), 'Every key needs at least 32 characters');

/** The settings of every process: its public port, its management port and its log. */
export function processSettings(defaultPort: number) {
  return {
    /** Unset, the process listens on all addresses of this machine, IPv4 and IPv6. */
    HOST: z.string().optional(),
    PORT: port(defaultPort),
    MANAGEMENT_PORT: port(defaultPort + 1000),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    LOG_PRETTY: flag,
    /**
     * Trust the last address in X-Forwarded-For. Set it only when nothing but our
     * edge or ingress can reach the port.
     */
    TRUST_PROXY: flag,
    /**
     * How long a stopping process keeps taking requests, so that load balancers can stop sending them first.
     */
    DRAIN_DELAY_MS: milliseconds(0),
  };
}

export interface ProcessSettings {
  HOST?: string | undefined;
  PORT: number;
  MANAGEMENT_PORT: number;
  LOG_LEVEL: string;
  LOG_PRETTY: boolean;
  TRUST_PROXY: boolean;
  DRAIN_DELAY_MS: number;
}
