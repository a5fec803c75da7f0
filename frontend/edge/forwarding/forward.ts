/** Forwards a request to the service that owns its path, and returns the service's answer to the client. */
import type { Context, Middleware } from 'koa';
import { nameRoute } from '@bulkhead/chassis/http/observeRequests';
import { readRaw } from '@bulkhead/chassis/http/readBody';
import { requestContext } from '@bulkhead/chassis/http/requestContext';
import type { UpstreamAnswer } from '@bulkhead/chassis/resilience/HttpUpstream';
import { userPaths } from '@bulkhead/user/contract';
import { isRead } from '../isRead.ts';
import type { Untaken } from '../Untaken.ts';
import { UPSTREAM_BUDGET_MS, type ServiceName, type Upstreams } from '../upstreams/openUpstreams.ts';
import { awayRefusal } from './awayRefusal.ts';
import { ownerOf } from './ownerOf.ts';
import { forwardedHeaders, returnedHeaders } from './passedHeaders.ts';

/**
 * Requests that are never sent twice. A password change ends the session it was sent with, so a repeat would
 * be refused, at the cost of two hashes. Login and logout take no key.
 */
const ONCE_ONLY: ReadonlySet<string> = new Set([userPaths.password, userPaths.login, userPaths.logout]);

export function forward(upstreams: Upstreams, untaken: Untaken): Middleware {
  return async (ctx, next) => {
    const owner = ownerOf(ctx.path);
    if (!owner) {
      await next();
      return;
    }
    nameRoute(ctx, owner.pattern);
    if (isRead(ctx.method)) untaken.assertRoom();
    passOn(ctx, await askService(ctx, owner.service, upstreams));
  };
}

/** The service's answer to this request. Rejects with a refusal when there is none. */
export async function askService(
  ctx: Context,
  service: ServiceName,
  upstreams: Upstreams,
  timeoutMs = UPSTREAM_BUDGET_MS,
): Promise<UpstreamAnswer> {
  const reads = isRead(ctx.method);
  const repeatable = reads || isDoneOnce(ctx);
  const body = reads ? undefined : await readRaw(ctx);
  const context = requestContext.getStore();
  // The time a request takes to arrive is the client's, not the service's.
  if (context) context.deadline = performance.now() + timeoutMs;
  try {
    return await upstreams[service].send({
      method: ctx.method,
      path: ctx.path + ctx.search,
      headers: forwardedHeaders(ctx),
      body,
      timeoutMs,
      repeatable,
    });
  } catch (error) {
    throw awayRefusal(service, error, { repeatable });
  }
}

/** Whether the service does it only once, however often it is sent: among writes, a POST with a key. */
function isDoneOnce({ method, path, headers }: Context): boolean {
  return method === 'POST' && Boolean(headers['idempotency-key']) && !ONCE_ONLY.has(path);
}

export function passOn(ctx: Context, { status, headers, body }: UpstreamAnswer): void {
  ctx.status = status;
  ctx.set(returnedHeaders(headers));
  if (body.length > 0) ctx.body = body;
}
