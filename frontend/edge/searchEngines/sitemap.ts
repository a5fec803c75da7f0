/** Serves robots.txt and sitemap.xml: which pages exist, and which ones search engines should skip. */
import type { Context } from 'koa';
import { ProductPage } from '@bulkhead/product/contract';
import { unavailable } from '@bulkhead/chassis/errors/Refusal';
import { categoriesOf } from '../../shared/categoriesOf.ts';
import type { Catalogue } from '../catalogue/Catalogue.ts';
import { queryIn } from '../pages/listAddress.ts';
import type { Untaken } from '../Untaken.ts';
import { shopOrigin } from './shopOrigin.ts';

/**
 * The newest products. Without a script, list pages show only a hundred, so the
 * categories are listed as well.
 */
const NEWEST = '/api/products?sort=newest&limit=200';
/** A limit, so that no request reads a whole large catalogue. */
const MOST_PAGES = 10;
const PRIVATE = ['/account', '/admin', '/checkout', '/login', '/order', '/orders', '/register', '/thank-you'];

/** Not for shared caches: the answer names the requested host, and not every proxy checks the host. */
const CACHE_CONTROL = 'private, max-age=3600';

export const ROBOTS_PATH = '/robots.txt';
export const SITEMAP_PATH = '/sitemap.xml';

export function robots(ctx: Context): void {
  const rules = ['User-agent: *', ...PRIVATE.map((path) => `Disallow: ${path}`)];
  ctx.set('Cache-Control', CACHE_CONTROL);
  ctx.type = 'text/plain';
  ctx.body = `${[...rules, `Sitemap: ${shopOrigin(ctx)}${SITEMAP_PATH}`].join('\n')}\n`;
}

/**
 * https://www.sitemaps.org/protocol.html. Without the catalogue the answer is a
 * refusal, never an empty sitemap.
 */
export function sitemap(catalogue: Catalogue, untaken: Untaken) {
  return async (ctx: Context): Promise<void> => {
    untaken.assertRoom();
    const newest = await newestOf(catalogue);
    const products = newest.flatMap(({ results }) => results);
    const origin = shopOrigin(ctx);
    const pages = [
      `<url><loc>${origin}/</loc></url>`,
      ...categoriesOf(newest).map((category) => `<url><loc>${origin}/?${queryIn({ category })}</loc></url>`),
      ...products.map(
        ({ slug, updated_at }) =>
          `<url><loc>${origin}/product/${slug}</loc><lastmod>${updated_at}</lastmod></url>`,
      ),
    ];
    ctx.set('Cache-Control', CACHE_CONTROL);
    ctx.type = 'application/xml';
    ctx.body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.join('\n')}
</urlset>
`;
  };
}

/** Rejects with a refusal when any of the pages is missing. */
async function newestOf(catalogue: Catalogue): Promise<ProductPage[]> {
  const found: ProductPage[] = [];
  let path: string | null = NEWEST;
  while (path !== null && found.length < MOST_PAGES) {
    const served = await catalogue.serve(path).catch(() => undefined);
    if (!served?.copy)
      throw unavailable('service-unavailable', 'The catalogue is out of reach. Please try again shortly.');
    const page = ProductPage.parse(JSON.parse(served.copy.body.toString()));
    found.push(page);
    path = page.next && `${NEWEST}&cursor=${encodeURIComponent(page.next)}`;
  }
  return found;
}
