/** GET /api/session: who the browser is, what is in its order, and which parts of the shop are missing. Never fails. */
import type { Context } from 'koa';
import type { OrderSummary } from '@bulkhead/order/contract';
import { DEGRADED_HEADER } from '@bulkhead/chassis/sessions/sessionHeaders';
import type { Sessions } from '@bulkhead/chassis/sessions/openSessions';
import type { Upstreams } from '../upstreams/openUpstreams.ts';

export interface SessionAnswer {
  user: { id: string; username: string; is_admin: boolean } | null;
  order: OrderSummary | null;
  degraded: ('user' | 'product' | 'order' | 'session-store')[];
}

export function describeSession(sessions: Sessions, upstreams: Upstreams) {
  return async (ctx: Context): Promise<void> => {
    const session = await sessions.readSession(ctx.headers);
    const degraded: SessionAnswer['degraded'] = [];
    if (upstreams.user.isDegraded) degraded.push('user');
    if (upstreams.product.isDegraded) degraded.push('product');
    if (upstreams.order.isDegraded) degraded.push('order');
    if (session?.degraded || sessions.redis.status !== 'ready') degraded.push('session-store');
    if (session?.degraded) ctx.set(DEGRADED_HEADER, '1');
    const answer: SessionAnswer = { user: null, order: null, degraded };
    if (session) {
      const { id, username, role } = session.user;
      answer.user = { id, username, is_admin: role === 'admin' };
      answer.order = session.order as OrderSummary | null;
    }
    ctx.set('Content-Type', 'application/json; charset=utf-8');
    ctx.body = JSON.stringify(answer);
  };
}
