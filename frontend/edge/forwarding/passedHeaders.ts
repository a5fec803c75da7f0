/** Selects the headers that are passed to a service and back: all except those of a single connection. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Context } from 'koa';

/** RFC 9110, 7.6.1, plus older names that are still in use. */
const OF_ONE_CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
/** Headers the edge sets itself, whatever the client sent: client address, host, ids, time limit. */
const OURS = [
  'accept-encoding',
  'content-length',
  'expect',
  'forwarded',
  'host',
  'traceparent',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'x-request-id',
  'x-request-timeout-ms',
];
const NOT_FORWARDED = new Set([...OF_ONE_CONNECTION, ...OURS]);
const NOT_RETURNED = new Set([...OF_ONE_CONNECTION, 'x-request-id']);

/**
 * The client's headers for a service. The host stays the shop's own, because a
 * page's `Origin` is compared with it.
 */
export function forwardedHeaders(ctx: Context): Record<string, string | string[]> {
  return {
    ...without(NOT_FORWARDED, ctx.headers),
    host: ctx.host,
    'x-forwarded-for': ctx.ip,
    'x-forwarded-host': ctx.host,
    'x-forwarded-proto': ctx.protocol,
  };
}

export function returnedHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  return without(NOT_RETURNED, headers);
}

function without(dropped: Set<string>, headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const named = new Set(
    headers.connection
      ?.toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !dropped.has(name) && !named.has(name)) kept[name] = value;
  }
  return kept;
}
