/** What search engines ask for first: which pages there are, and which they may leave alone. */
import type { Context } from 'koa';
import { ProductPage } from '@bulkhead/product/contract';
import type { Catalogue } from '../catalogue/Catalogue.ts';
import { shopOrigin } from './shopOrigin.ts';

/** The newest products: the rest is found through the catalogue's own links. */
const NEWEST = '/api/products?sort=newest&limit=200';
const PRIVATE = ['/account', '/admin', '/checkout', '/login', '/order', '/orders', '/register', '/thank-you'];

export const ROBOTS_PATH = '/robots.txt';
export const SITEMAP_PATH = '/sitemap.xml';

export function robots(ctx: Context): void {
  const rules = ['User-agent: *', ...PRIVATE.map((path) => `Disallow: ${path}`)];
  ctx.set('Cache-Control', 'public, max-age=3600');
  ctx.type = 'text/plain';
  ctx.body = `${[...rules, `Sitemap: ${shopOrigin(ctx)}${SITEMAP_PATH}`].join('\n')}\n`;
}

/** https://www.sitemaps.org/protocol.html. Holds the shop alone while the catalogue is away. */
export function sitemap(catalogue: Catalogue) {
  return async (ctx: Context): Promise<void> => {
    const { copy } = await catalogue.serve(NEWEST).catch(() => ({ copy: undefined }));
    const products = copy ? ProductPage.parse(JSON.parse(copy.body.toString())).results : [];
    const origin = shopOrigin(ctx);
    const pages = [
      `<url><loc>${origin}/</loc></url>`,
      ...products.map(
        ({ slug, updated_at }) =>
          `<url><loc>${origin}/product/${slug}</loc><lastmod>${updated_at}</lastmod></url>`,
      ),
    ];
    ctx.set('Cache-Control', 'public, max-age=3600');
    ctx.type = 'application/xml';
    ctx.body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.join('\n')}
</urlset>
`;
  };
}
