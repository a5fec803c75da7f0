/** Connects koa-session to our store: opens a request's session, and hands out the token when one is made. */
import type { Context, Middleware } from 'koa';
import { createSession, type CreateSessionOptions } from 'koa-session';
import type { SessionGate } from '../http/route.ts';
import type { Sessions } from './openSessions.ts';
import type { Session, SessionUser } from './Session.ts';
import { DEGRADED_HEADER, SESSION_COOKIE, tokenOf } from './sessionHeaders.ts';

/**
 * The content of `ctx.session`. Set it to null to end the session; only sign-in sets `user`. The order's
 * summary is left out: koa-session computes a checksum of the whole content twice per request.
 */
interface SessionContent {
  user?: SessionUser;
  /** Gives the session a new id and ends the old one. */
  regenerate(): Promise<void>;
}

declare module 'koa' {
  interface BaseContext {
    session: Partial<SessionContent> | null;
  }
}

/** What one request knows of its session besides the content. */
interface Visit {
  found?: Session;
  /** The token that this request's sign-in made. */
  issued?: string;
  /** The token the client gets: `issued`, or its degraded form. */
  handedOut?: string;
}

const visits = new WeakMap<Context, Visit>();

function visitOf(ctx: Context): Visit {
  const visit = visits.get(ctx) ?? {};
  visits.set(ctx, visit);
  return visit;
}

export function createSessionGate(sessions: Sessions): SessionGate {
  // koa-session extends the Koa application, which is known only at the first request.
  let serve: Middleware | undefined;
  return {
    middleware: (ctx, next) => {
      if (sessions.cookieSecure) ctx.cookies.secure = true;
      serve ??= createSession(optionsFor(sessions), ctx.app);
      return serve(ctx, next) as Promise<unknown>;
    },
    callerOf: (ctx) => ctx.session?.user,
  };
}

/**
 * Starts a session for a person who has just proved who they are, and ends the previous one. Resolves with
 * the token. `at` is when the proof was looked up, in milliseconds since 1970: a password change after that
 * ends this session too.
 */
export async function signIn(
  ctx: Context,
  user: SessionUser,
  { store, at }: Pick<Sessions, 'store'> & { at: number },
): Promise<string> {
  const visit = visitOf(ctx);
  visit.issued = store.issue(user, at);
  ctx.session = { user };
  await ctx.session.regenerate?.();
  return visit.handedOut ?? visit.issued;
}

/** The session of this request, as it was found. */
export function sessionIn(ctx: Context): Session | undefined {
  return visitOf(ctx).found;
}

function optionsFor({ store, cookieSecure }: Sessions): CreateSessionOptions {
  const cookie = {
    httpOnly: true,
    sameSite: 'lax',
    secure: cookieSecure,
    signed: false,
    overwrite: true,
  } as const;
  return {
    ...cookie,
    key: SESSION_COOKIE,
    // A session gets its token at sign-in, not before.
    genid: (ctx: Context) => visitOf(ctx).issued ?? '',
    externalKey: {
      get: (ctx: Context) => tokenOf(ctx.headers) ?? '',
      set: (ctx: Context) => {
        const { handedOut } = visitOf(ctx);
        if (handedOut) ctx.cookies.set(SESSION_COOKIE, handedOut, { ...cookie, maxAge: store.maxAge });
      },
    },
    store: {
      get: (token, _, { ctx }) => find(store, ctx as Context, token),
      set: (token, _content, _age, { ctx }) => save(store, ctx as Context, token),
      destroy: async (token, { ctx }) => {
        if (!(await store.end(token))) (ctx as Context).set(DEGRADED_HEADER, '1');
      },
    },
  };
}

async function find(store: Sessions['store'], ctx: Context, token: string) {
  const found = await store.read(token);
  if (!found) return undefined;
  visitOf(ctx).found = found;
  if (found.degraded) ctx.set(DEGRADED_HEADER, '1');
  return { user: found.user };
}

/** Saves only a session that this request made, and only once: koa-session saves it again at the end. */
async function save(store: Sessions['store'], ctx: Context, token: string) {
  const visit = visitOf(ctx);
  if (token !== visit.issued || visit.handedOut) return;
  const made = await store.make(token);
  visit.handedOut = made.token;
  if (made.degraded) ctx.set(DEGRADED_HEADER, '1');
}
