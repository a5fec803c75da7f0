/** Answers reads of the catalogue, from memory where possible; a change made through this edge shows at once. */
import type { Context, Middleware } from 'koa';
import { productPaths } from '@bulkhead/product/contract';
import { acceptedCodings } from '../encoding.ts';
import { awayRefusal } from '../forwarding/awayRefusal.ts';
import { passOn } from '../forwarding/forward.ts';
import { ownerOf } from '../forwarding/ownerOf.ts';
import type { Catalogue } from './Catalogue.ts';
import type { Copy } from './Copy.ts';

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
      throw awayRefusal('product', error, { changes: false });
    });
    if (served.stale) onCopyServed();
    if (served.copy) sendCopy(ctx, served.copy, served.stale);
    else passOn(ctx, served.answer);
  };
}

/** Whatever came of a change, nothing from before it is given unasked. */
export function expireOnChange(catalogue: Catalogue): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } finally {
      if (!READS.has(ctx.method) && ownerOf(ctx.path)?.service === 'product') catalogue.expire();
    }
  };
}

/** The change feed is for those who must see every change: it is never given from a copy. */
function isKeptRead(ctx: Context, pattern: string): boolean {
  return READS.has(ctx.method) && pattern !== productPaths.create && !ctx.search.includes('updated_since=');
}

function sendCopy(ctx: Context, copy: Copy, stale: boolean): void {
  ctx.status = 200;
  ctx.set(copy.headers);
  ctx.set('Vary', 'Accept-Encoding');
  ctx.set('Age', String(Math.max(0, Math.floor((Date.now() - copy.seenAt) / 1000))));
  if (stale) ctx.set({ 'X-Served-From': 'copy', Warning: '110 - "Response is Stale"' });
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  for (const coding of acceptedCodings(ctx.headers['accept-encoding'])) {
    const compressed = copy.compressed(coding);
    if (!compressed) continue;
    ctx.set('Content-Encoding', coding);
    if (copy.etag && !copy.etag.startsWith('W/')) ctx.set('ETag', `W/${copy.etag}`);
    ctx.body = compressed;
    return;
  }
  ctx.body = copy.body;
}
