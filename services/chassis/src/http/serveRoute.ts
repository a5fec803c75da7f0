/** Handles one request of one route: guards, session, limits, validation, use case, answer. */
import compose from 'koa-compose';
import type { Context, Middleware } from 'koa';
import { Refusal } from '../errors/Refusal.ts';
import type { ApiParts } from './createApi.ts';
import { withinBudget } from './deadline.ts';
import { nameRoute } from './observeRequests.ts';
import { onceOf } from './onceOf.ts';
import { readBody, readRaw } from './readBody.ts';
import { remainingMs, requestContext } from './requestContext.ts';
import { takesKey, type Answer, type Audience, type Caller, type Route } from './route.ts';
import { validate } from './validate.ts';

/** Marks a stored answer that is sent again. */
const REPEATED_HEADER = 'Idempotent-Replayed';

export function serveRoute(route: Route, { sessions, guards = [] }: ApiParts): Middleware {
  const needsSession = route.session === true || route.caller !== 'anybody';
  if (needsSession && !sessions) throw new Error(`${route.path} needs sessions, and this service has none`);
  const steps: Middleware[] = [
    guarded((ctx) => {
      nameRoute(ctx, route.path);
    }),
  ];
  if (route.method !== 'get' && guards.length > 0)
    steps.push(
      guarded(async (ctx) => {
        for (const guard of guards) await guard(ctx);
      }),
    );
  if (route.limit) steps.push(guarded(route.limit));
  if (needsSession && sessions) steps.push(sessions.middleware);
  steps.push(async (ctx) => {
    const caller = needsSession ? sessions?.callerOf(ctx) : undefined;
    admit(route.caller, caller);
    if (caller) await route.personalLimit?.(caller);
    send(ctx, await run(route, ctx, caller));
  });
  return compose(steps);
}

function guarded(guard: (ctx: Context) => void | Promise<void>): Middleware {
  return async (ctx, next) => {
    await guard(ctx);
    await next();
  };
}

function admit(audience: Audience, caller: Caller | undefined): void {
  if (audience === 'anybody') return;
  if (!caller) throw new Refusal('unauthenticated', 'not-logged-in', 'Not logged in');
  if (audience === 'admin' && caller.role !== 'admin')
    throw new Refusal('forbidden', 'admin-only', 'Only an admin may do this');
}

async function run(route: Route, ctx: Context, caller: Caller | undefined): Promise<Answer> {
  const context = requestContext.getStore();
  if (context && caller) context.userId = caller.id;
  const body = await arrivedBody(route, ctx);
  const input = validate(route, { params: ctx['params'], query: ctx.query, body });
  const once = takesKey(route) ? onceOf(ctx, caller?.id, input.body, route.secrets) : undefined;
  const work = Promise.resolve(route.handle({ ...(input as object), caller, once, ctx } as never));
  const answer = await withinBudget(remainingMs(), work);
  if (once?.isRepeated) ctx.set(REPEATED_HEADER, 'true');
  return answer;
}

/**
 * Reads the body without using up the budget: the server has its own limit for slow bodies. A body that the
 * route does not take is read and ignored, so that the connection can be reused.
 */
async function arrivedBody({ method, body }: Route, ctx: Context): Promise<unknown> {
  if (method === 'get' || method === 'delete') return undefined;
  const started = performance.now();
  const arrived = await (body ? readBody(ctx) : readRaw(ctx));
  const context = requestContext.getStore();
  if (context) context.deadline += performance.now() - started;
  return body ? arrived : undefined;
}

function send(ctx: Context, { status = 200, body, headers = {} }: Answer): void {
  ctx.status = status;
  ctx.set('Content-Type', 'application/json; charset=utf-8');
  ctx.set(headers);
  ctx.body = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
}
