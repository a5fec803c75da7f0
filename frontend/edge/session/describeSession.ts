/**
 * GET /api/session: the user, their open order, and the parts of the shop that do not answer. Never fails.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DEGRADED_HEADER } from '@bulkhead/chassis/sessions/sessionHeaders';
import type { Sessions } from '@bulkhead/chassis/sessions/openSessions';
import type { Session } from '@bulkhead/chassis/sessions/Session';
import type { Upstreams } from '../upstreams/openUpstreams.ts';
import type { UpstreamName } from '../status/StatusAnswer.ts';

const NO_ORDER = Buffer.from('null');

export function describeSession(sessions: Sessions, { user, product, order }: Upstreams) {
  return async (request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> => {
    const session = await sessions.readSession(request.headers);
    const degraded: UpstreamName[] = [];
    if (user.isDegraded) degraded.push('user');
    if (product.isDegraded) degraded.push('product');
    if (order.isDegraded) degraded.push('order');
    if (session?.degraded || sessions.redis.status !== 'ready') degraded.push('session-store');
    const body = answerOf(session, degraded);
    const headers = ['Content-Type', 'application/json; charset=utf-8', 'Cache-Control', 'no-store'];
    headers.push('X-Content-Type-Options', 'nosniff', 'X-Request-Id', requestId);
    headers.push('Content-Length', String(body.length));
    if (session?.degraded) headers.push(DEGRADED_HEADER, '1');
    response.writeHead(200, headers).end(body);
  };
}

/** JSON, joined from parts, because the longest part already is JSON. */
function answerOf(session: Session | null, degraded: UpstreamName[]): Buffer {
  const { id, username, role } = session?.user ?? {};
  const user = session && { id, username, is_admin: role === 'admin' };
  const before = Buffer.from(`{"user":${JSON.stringify(user)},"order":`);
  const after = Buffer.from(`,"degraded":${JSON.stringify(degraded)}}`);
  return Buffer.concat([before, session?.orderJson ?? NO_ORDER, after]);
}
