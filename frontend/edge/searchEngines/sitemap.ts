/** What search engines ask for first: which pages there are, and which they may leave alone. */
import type { Context } from 'koa';
import { ProductPage } from '@bulkhead/product/contract';
import { unavailable } from '@bulkhead/chassis/errors/Refusal';
import { categoriesOf } from '../../shared/categoriesOf.ts';
import type { Catalogue } from '../catalogue/Catalogue.ts';
import { queryIn } from '../pages/listAddress.ts';
import type { Untaken } from '../Untaken.ts';
import { shopOrigin } from './shopOrigin.ts';

/** The newest products first. The catalogue's pages list a hundred each without a script, so its categories are named as well. */
const NEWEST = '/api/products?sort=newest&limit=200';
/** Nobody is made to read a whole large catalogue for this. */
const MOST_PAGES = 10;
const PRIVATE = ['/account', '/admin', '/checkout', '/login', '/order', '/orders', '/register', '/thank-you'];

/** Each for the one who asked: it names the host they named, and not every proxy asks whether that is one. */
const CACHE_CONTROL = 'private, max-age=3600';

export const ROBOTS_PATH = '/robots.txt';
export const SITEMAP_PATH = '/sitemap.xml';

export function robots(ctx: Context): void {
  const rules = ['User-agent: *', ...PRIVATE.map((path) => `Disallow: ${path}`)];
  ctx.set('Cache-Control', CACHE_CONTROL);
  ctx.type = 'text/plain';
  ctx.body = `${[...rules, `Sitemap: ${shopOrigin(ctx)}${SITEMAP_PATH}`].join('\n')}\n`;
}

/** https://www.sitemaps.org/protocol.html. While the catalogue is away nobody is told that there is nothing in it. */
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
    ctx.body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.join('\n')}
</urlset>
`);
  };
}

/** Rejects with a refusal when the catalogue does not tell all of them. */
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
