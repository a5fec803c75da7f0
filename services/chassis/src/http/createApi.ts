/**
 * Turns a service's list of routes into a Koa application. The steps are listed in the order a request takes.
 */
import Router from '@koa/router';
import Koa, { type Context, type Middleware } from 'koa';
import { Refusal } from '../errors/Refusal.ts';
import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import { nameRoute, observeRequests } from './observeRequests.ts';
import { openApiOf } from './openApi.ts';
import { serveRoute } from './serveRoute.ts';
import type { Guard, Route, SessionGate } from './route.ts';

export interface ApiParts {
  service: string;
  routes: Route[];
  logger: Logger;
  metrics: Metrics;
  trustProxy: boolean;
  sessions?: SessionGate;
  /** Checks that run before every write, such as refusing a form that another site posts. */
  guards?: Guard[];
}

export function createApi(parts: ApiParts): Koa {
  const app = new Koa({ proxy: parts.trustProxy, maxIpsCount: 1 });
  app.use(observeRequests(parts));
  app.use(routerOf(parts));
  app.on('error', (error: unknown) => {
    parts.logger.warn({ err: error }, 'answer not sent whole');
  });
  return app;
}

function routerOf(parts: ApiParts): Middleware {
  const router = new Router();
  const document = JSON.stringify(openApiOf(parts.service, parts.routes));
  router.get('/openapi.json', (ctx: Context) => {
    nameRoute(ctx, '/openapi.json');
    ctx.type = 'json';
    ctx.body = document;
  });
  // A fixed path wins over one with a parameter, whatever their order in the list.
  const parametersLast = parts.routes.toSorted(
    (a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')),
  );
  for (const route of parametersLast) router[route.method](route.path, serveRoute(route, parts));
  const dispatch = router.routes();
  return async (ctx, next) => {
    await dispatch(ctx as never, next);
    if (ctx.status === 404 && ctx.body === undefined) throw notServed(ctx, parts.routes);
  };
}

function notServed(ctx: Context, routes: Route[]): Refusal {
  const methods = routes
    .filter(({ path }) => pattern(path).test(ctx.path))
    .map(({ method }) => method.toUpperCase());
  if (methods.length === 0) return new Refusal('missing', 'not-found', `There is nothing at ${ctx.path}`);
  ctx.set('Allow', methods.join(', '));
  return new Refusal('method-not-allowed', 'method-not-allowed', `${ctx.path} takes ${methods.join(', ')}`);
}

const pattern = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
