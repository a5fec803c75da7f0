/** Placeholder products for prerendering: each of their texts can be found again in the HTML. */
import type { Product } from '@bulkhead/product/contract';
import { CURRENCY } from '@bulkhead/product/contract/currency';
import { flagOf } from '../../shared/signalFlag.ts';

/** The most products one list page shows; with this many, a list has more pages. */
export const LONGEST = 100;
/** Enough to see from which card on all cards of a list are alike. */
export const SOME = 12;

const PRICE = '1234.56' as const;
const SOME_DAY = '2026-01-01T00:00:00.000Z';

/** Letters and digits only, so that it looks the same in texts and addresses. */
const word = (what: string, index: number) => `zq${what}${index}qz`;

export function standIn(index: number, category = index % 2): Product {
  return {
    id: word('id', index),
    name: word('name', index),
    slug: word('slug', index),
    price: PRICE,
    currency: CURRENCY,
    image: `/${word('image', index)}`,
    description: word('description', index),
    category: word('category', category),
    is_active: true,
    created_at: SOME_DAY,
    updated_at: SOME_DAY,
  };
}

export const standIns = (count: number): Product[] =>
  Array.from({ length: count }, (_, index) => standIn(index));

/** An answer of the catalogue, in the form that comes with a page. */
export function answer<Body>(path: string, body: Body) {
  return { path, seenAt: Date.now(), isCopy: false, body };
}

/** Replaces everything the HTML shows of the product with holes. `locale` decides how amounts are written. */
export function withHoles(html: string, product: Product, locale: string): string {
  const { category, name, slug, image, description } = product;
  const [field, shape, colour] = flagOf(category);
  const holes: [string, string][] = [
    [`category=${category}`, 'category=⟦categoryQuery⟧'],
    [`d="${shape}" fill="${colour}"`, 'd="⟦flagShape⟧" fill="⟦flagColour⟧"'],
    [`fill="${field}"`, 'fill="⟦flagField⟧"'],
    [name, '⟦name⟧'],
    [slug, '⟦slug⟧'],
    [image, '⟦image⟧'],
    [description, '⟦description⟧'],
    [category, '⟦categoryName⟧'],
    [priceIn(locale), '⟦price⟧'],
  ];
  return holes.reduce((text, [shown, hole]) => text.replaceAll(shown, hole), html);
}

function priceIn(locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: CURRENCY }).format(PRICE);
}
