/**
 * POST /api/user/logout: forwarded to the user service; if that does not answer, the
 * edge ends the session. Always 200.
 */
import type { Context } from 'koa';
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import type { UpstreamAnswer } from '@bulkhead/chassis/resilience/HttpUpstream';
import type { Sessions } from '@bulkhead/chassis/sessions/openSessions';
import { refuseForeignOrigin } from '@bulkhead/chassis/sessions/refuseForeignOrigin';
import { DEGRADED_HEADER, forgetCookie, tokenOf } from '@bulkhead/chassis/sessions/sessionHeaders';
import { askService, passOn } from '../forwarding/forward.ts';
import type { Upstreams } from '../upstreams/openUpstreams.ts';

/** Leaves time to end the session here within one second. */
const PATIENCE_MS = 500;

export function logOut(upstreams: Upstreams, sessions: Sessions) {
  return async (ctx: Context): Promise<void> => {
    const answer = await askService(ctx, 'user', upstreams, PATIENCE_MS).catch(unlessAway);
    if (answer && answer.status < 500) passOn(ctx, answer);
    else await endHere(ctx, sessions);
  };
}

function unlessAway(error: unknown): UpstreamAnswer | undefined {
  if (error instanceof Refusal && error.kind === 'unavailable') return undefined;
  throw error;
}

async function endHere(ctx: Context, sessions: Sessions): Promise<void> {
  refuseForeignOrigin(ctx);
  const session = await sessions.readSession(ctx.headers);
  // Also for a session that could not be read without Redis: the sign-out is retried until Redis takes it.
  if (!(await sessions.endSession(tokenOf(ctx.headers)))) ctx.set(DEGRADED_HEADER, '1');
  ctx.set('Set-Cookie', forgetCookie(sessions.cookieSecure));
  ctx.set('Content-Type', 'application/json; charset=utf-8');
  ctx.body = JSON.stringify({ message: session ? 'You are logged out' : 'You are not logged in' });
}
