/**
 * What the page of a product says about it to those who run no script: search engines, and chats that show a link.
 * Open Graph (https://ogp.me) and schema.org's Product.
 */
import type { Product } from '@bulkhead/product/contract';

/** Elements for the page's head. `origin`: where shoppers reach the shop, such as https://shop.example. */
export function productHead(product: Product, origin: string): string {
  const { name, slug, description, price, currency } = product;
  const url = new URL(`/product/${slug}`, origin).href;
  const image = new URL(product.image, origin).href;
  const told = description || `${name}, ${product.category}`;
  const properties = {
    'og:type': 'product',
    'og:site_name': 'Bulkhead',
    'og:title': name,
    'og:description': told,
    'og:url': url,
    'og:image': image,
    'product:price:amount': price,
    'product:price:currency': currency,
  };
  return [
    `<title>${escaped(name)} · Bulkhead</title>`,
    `<meta name="description" content="${escaped(told)}">`,
    `<link rel="canonical" href="${escaped(url)}">`,
    ...Object.entries(properties).map(
      ([property, content]) => `<meta property="${property}" content="${escaped(content)}">`,
    ),
    `<script type="application/ld+json">${asData(product, url, image)}</script>`,
  ].join('\n    ');
}

function asData({ id, name, description, category, price, currency }: Product, url: string, image: string) {
  const offer = {
    '@type': 'Offer',
    url,
    price,
    priceCurrency: currency,
    availability: 'https://schema.org/InStock',
  };
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    sku: id,
    name,
    description,
    category,
    image,
  };
  // No text of a product can end the element it stands in.
  return JSON.stringify({ ...data, offers: offer }).replaceAll('<', '\\u003c');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
