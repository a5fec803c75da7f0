/**
 * Serves reads of the catalogue, from copies where possible. A change made through
 * this edge is visible at once.
 */
import type { Context, Middleware } from 'koa';
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import { nameRoute } from '@bulkhead/chassis/http/observeRequests';
import { requestContext } from '@bulkhead/chassis/http/requestContext';
import { ListProductsQuery, productPaths } from '@bulkhead/product/contract';
import { awayRefusal } from '../forwarding/awayRefusal.ts';
import { passOn } from '../forwarding/forward.ts';
import { ownerOf } from '../forwarding/ownerOf.ts';
import { isRead } from '../isRead.ts';
import type { Catalogue } from './Catalogue.ts';
import { sendCopy } from './sendCopy.ts';

export function serveCatalogue(catalogue: Catalogue, onCopyServed: () => void): Middleware {
  return async (ctx, next) => {
    const owner = ownerOf(ctx.path);
    const address = owner?.service === 'product' ? keptAddress(ctx, owner.pattern) : undefined;
    if (!owner || address === undefined) {
      await next();
      return;
    }
    nameRoute(ctx, owner.pattern);
    const served = await catalogue.serve(address).catch((error: unknown) => {
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

/** After a write, or one that may have happened, every copy must be confirmed before it is served again. */
export function expireOnChange(catalogue: Catalogue): Middleware {
  return async (ctx, next) => {
    if (isRead(ctx.method) || ownerOf(ctx.path)?.service !== 'product') {
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

/** Routes that are the same for every shopper. The admins' list needs credentials and is never kept. */
const KEPT: ReadonlySet<string> = new Set([productPaths.all, productPaths.one]);

/** The change feed is never served from a copy: its readers must see every change. */
const NAMED = Object.keys(ListProductsQuery.shape).filter((name) => name !== 'updated_since');

const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const lowered = (id: string): string => id.toLowerCase();

/**
 * The request's URL in one canonical form, so that different spellings cannot fill the memory. Undefined when
 * it must not be kept, for example with a parameter that the contract does not name.
 */
function keptAddress(ctx: Context, pattern: string): string | undefined {
  if (!isRead(ctx.method) || !KEPT.has(pattern) || ctx.path.includes('%')) return undefined;
  const asked = Object.entries(ctx.query);
  if (!asked.every(([name, value]) => NAMED.includes(name) && typeof value === 'string')) return undefined;
  const path = ctx.path.replace(/\/$/, '');
  if (pattern === productPaths.one) return asked.length === 0 ? path.replace(ID, lowered) : undefined;
  const inOrder = asked.toSorted(([one], [other]) => NAMED.indexOf(one) - NAMED.indexOf(other));
  const query = new URLSearchParams(inOrder as [string, string][]).toString();
  return query ? `${path}?${query}` : path;
}
