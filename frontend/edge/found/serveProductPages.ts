/** Gives the app at a product's address a head that tells of the product, if the catalogue knows it at once. */
import type { Middleware } from 'koa';
import { productPaths, ProductResult } from '@bulkhead/product/contract';
import { isPage, type App } from '../app/App.ts';
import type { Catalogue } from '../catalogue/Catalogue.ts';
import { within } from '../upstreams/within.ts';
import { productHead } from './productHead.ts';
import { shopOrigin } from './shopOrigin.ts';

const PRODUCT_PAGE = /^\/product\/([^/]+)$/;
/** The page is shown in any case: a head that tells of the product is worth waiting for, but not for long. */
const PATIENCE_MS = 150;

export function serveProductPages(catalogue: Catalogue, app: App): Middleware {
  return async (ctx, next) => {
    const slug = PRODUCT_PAGE.exec(ctx.path)?.[1];
    if (slug === undefined || ctx.method !== 'GET' || !isPage(ctx)) {
      await next();
      return;
    }
    const found = await within(PATIENCE_MS, headOf(catalogue, slug, shopOrigin(ctx))).catch(() => undefined);
    await next();
    if (found === null) ctx.status = 404;
    else if (found) app.sendPage(ctx, found);
  };
}

/** Null when there is no such product, undefined when nobody can tell. Rejects with whatever is in the way. */
async function headOf(
  catalogue: Catalogue,
  slug: string,
  origin: string,
): Promise<string | null | undefined> {
  const { copy, answer } = await catalogue.serve(productPaths.one.replace(':id', slug));
  if (answer?.status === 404) return null;
  return copy && productHead(ProductResult.parse(JSON.parse(copy.body.toString())).result, origin);
}
