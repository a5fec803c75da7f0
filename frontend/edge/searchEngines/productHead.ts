/**
 * The head of a product page, for readers that run no script: search engines, and chats that preview a link.
 * Uses schema.org's Product.
 */
import type { Product } from '@bulkhead/product/contract';
import { dataElement } from '../pages/escaped.ts';
import { metaTags } from './metaTags.ts';
import { sharePicture } from './sharePicture.ts';

/** `origin` is where shoppers reach the shop, such as https://shop.example. */
export function productHead(product: Product, title: string, origin: string): string {
  const { name, slug, description, category, price, currency } = product;
  const url = addressIn(origin, `/product/${encodeURIComponent(slug)}`);
  const image = addressIn(origin, product.image);
  const properties = {
    'og:type': 'product',
    'og:title': name,
    ...(isDrawn(image) ? sharePicture(origin) : { 'og:image': image, 'twitter:card': 'summary_large_image' }),
    'product:price:amount': price,
    'product:price:currency': currency,
  };
  const tags = metaTags({ title, description: description || `${name}, ${category}`, url, properties });
  return `${tags}\n${dataElement('type="application/ld+json"', JSON.stringify(asData(product, url, image)))}`;
}

function asData({ id, name, description, category, price, currency }: Product, url: string, image: string) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    sku: id,
    name,
    description,
    category,
    image,
    offers: {
      '@type': 'Offer',
      url,
      price,
      priceCurrency: currency,
      availability: 'https://schema.org/InStock',
    },
  };
}

function isDrawn(image: string): boolean {
  return /\.svg$/i.test(URL.parse(image)?.pathname ?? image);
}

function addressIn(origin: string, path: string): string {
  return URL.parse(path, origin || undefined)?.href ?? '';
}
