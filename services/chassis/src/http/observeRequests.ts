/**
 * The outermost middleware: gives a request its id and budget, turns errors into
 * problem answers, measures and logs.
 */
import type { Context, Middleware } from 'koa';
import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import { problemOf } from './problem.ts';
import { requestContext, type RequestContext } from './requestContext.ts';
import { newSpanId, requestIdOf, traceIdOf } from './trace.ts';

/**
 * The longest a service works on one request, in milliseconds. Less than the edge's budget, so that the
 * service can still send its own refusal.
 */
const BUDGET_MS = 700;

interface Parts {
  logger: Logger;
  metrics: Metrics;
  /** Overrides the usual budget of a service, in milliseconds. */
  budgetMs?: number;
}

export function observeRequests({ logger, metrics, budgetMs = BUDGET_MS }: Parts): Middleware {
  // The fields of a usual log line hold no secrets. Searching them would take as long as writing the line.
  const unsearched = logger.child({}, { redact: [] });
  return (ctx, next) => {
    const started = performance.now();
    const context = contextOf(ctx, started, budgetMs);
    if (ctx.method !== 'GET') endWithCaller(ctx, context);
    return requestContext.run(context, async () => {
      ctx.set('X-Request-Id', context.requestId);
      ctx.set('X-Content-Type-Options', 'nosniff');
      ctx.set('Cache-Control', 'no-store');
      let trouble: unknown;
      try {
        await next();
      } catch (error) {
        trouble = error;
        answerProblem(ctx, error, context);
      }
      const seconds = (performance.now() - started) / 1000;
      const route = (ctx.state['route'] as string | undefined) ?? 'none';
      metrics.requests.observe({ method: ctx.method, route, status: ctx.status }, seconds);
      logRequest({ logger, unsearched }, ctx, route, seconds, trouble);
    });
  };
}

/** What the request is counted and logged as: the route's pattern, never the address that was asked for. */
export function nameRoute(ctx: Context, pattern: string): void {
  ctx.state['route'] = pattern;
}

function contextOf(ctx: Context, started: number, budgetMs: number): RequestContext {
  const asked = Number(ctx.get('X-Request-Timeout-Ms')) || budgetMs;
  return {
    requestId: requestIdOf(ctx.get('X-Request-Id')),
    traceId: traceIdOf(ctx.get('traceparent')),
    spanId: newSpanId(),
    deadline: started + Math.min(asked, budgetMs),
  };
}

/**
 * Ends a write whose caller has gone: the caller may have sent another request since. A process that was
 * paused finds such requests when it wakes.
 */
function endWithCaller(ctx: Context, context: RequestContext): void {
  ctx.res.once('close', () => {
    if (!ctx.res.writableFinished) context.deadline = 0;
  });
}

function answerProblem(ctx: Context, error: unknown, context: RequestContext): void {
  const { status, headers, body } = problemOf(error, context);
  ctx.status = status;
  ctx.set(headers);
  ctx.set('Content-Type', 'application/problem+json; charset=utf-8');
  ctx.body = JSON.stringify(body);
}

/**
 * Logs one line for each write. Reads are logged at debug only, and so are 503s, because the breaker already
 * reports the missing dependency once.
 */
function logRequest(
  { logger, unsearched }: Record<'logger' | 'unsearched', Logger>,
  ctx: Context,
  route: string,
  seconds: number,
  trouble: unknown,
): void {
  const fields = { method: ctx.method, route, status: ctx.status, ms: Math.round(seconds * 1e4) / 10 };
  if (ctx.status === 500) logger.error({ ...fields, err: trouble }, 'request failed');
  else if (ctx.method === 'GET' || ctx.status === 503) logger.debug({ ...fields, err: trouble }, 'request');
  else unsearched.info(fields, 'request');
}
