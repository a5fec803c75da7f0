/** Answers reads of the catalogue, from memory where possible; a change made through this edge shows at once. */
import type { Context, Middleware } from 'koa';
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import { requestContext } from '@bulkhead/chassis/http/requestContext';
import { ListProductsQuery, productPaths } from '@bulkhead/product/contract';
import { awayRefusal } from '../forwarding/awayRefusal.ts';
import { passOn } from '../forwarding/forward.ts';
import { ownerOf } from '../forwarding/ownerOf.ts';
import type { Catalogue } from './Catalogue.ts';
import { sendCopy } from './sendCopy.ts';

const READS = new Set(['GET', 'HEAD']);

export function serveCatalogue(catalogue: Catalogue, onCopyServed: () => void): Middleware {
  return async (ctx, next) => {
    const owner = ownerOf(ctx.path);
    if (owner?.service !== 'product' || !isKeptRead(ctx, owner.pattern)) {
      await next();
      return;
    }
    ctx['_matchedRoute'] = owner.pattern;
    const served = await catalogue.serve(ctx.path + ctx.search).catch((error: unknown) => {
      throw awayRefusal('product', error, { repeatable: true });
    });
    if (served.answer) {
      passOn(ctx, served.answer);
      return;
    }
    if (served.stale) onCopyServed();
    ctx.respond = false;
    sendCopy(ctx.req, ctx.res, served, requestContext.getStore()?.requestId ?? '');
  };
}

/** After a change, or one that may have been made, nothing from before it is given unasked. */
export function expireOnChange(catalogue: Catalogue): Middleware {
  return async (ctx, next) => {
    if (READS.has(ctx.method) || ownerOf(ctx.path)?.service !== 'product') {
      await next();
      return;
    }
    try {
      await next();
      if (ctx.status < 400 || ctx.status >= 500) catalogue.expire();
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'unavailable') catalogue.expire();
      throw error;
    }
  };
}

/** What every shopper may see. The stock is an admin's: it is asked for with their credentials and never kept. */
const KEPT: ReadonlySet<string> = new Set([productPaths.all, productPaths.one]);

/**
 * The change feed is for those who must see every change: it is never given from a copy. Nor is what the contract does not
 * name, which would only take the room of what people ask for.
 */
function isKeptRead(ctx: Context, pattern: string): boolean {
  const isNamed = (name: string) => name !== 'updated_since' && Object.hasOwn(ListProductsQuery.shape, name);
  return READS.has(ctx.method) && KEPT.has(pattern) && Object.keys(ctx.query).every(isNamed);
}
