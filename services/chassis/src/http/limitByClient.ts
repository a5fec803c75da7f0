/** Limits how often one client address may call a route. */
import { isIPv6 } from 'node:net';
import type { Context } from 'koa';
import type { RateLimit } from './RateLimit.ts';
import type { Guard } from './route.ts';

export function limitByClient(limit: RateLimit): Guard {
  return (ctx) => limit.consume(clientOf(ctx));
}

/**
 * The address that counts as one client. An IPv6 client owns the 2^64 addresses of
 * its network, so the network counts.
 */
export function clientOf({ ip }: Context): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = ''] = ip.split('::');
  const groups = head.split(':');
  return [...groups, '0', '0', '0', '0'].slice(0, 4).join(':');
}
