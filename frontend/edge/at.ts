/** Handles one method (GET includes HEAD) at one path; every other request goes to the next middleware. */
import type { Context, Middleware } from 'koa';
import { nameRoute } from '@bulkhead/chassis/http/observeRequests';

export function at(
  method: 'GET' | 'POST',
  path: string,
  handle: (ctx: Context) => void | Promise<void>,
): Middleware {
  return async (ctx, next) => {
    const asked = ctx.method === 'HEAD' ? 'GET' : ctx.method;
    if (ctx.path !== path || asked !== method) {
      await next();
      return;
    }
    nameRoute(ctx, path);
    await handle(ctx);
  };
}
