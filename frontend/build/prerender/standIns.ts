/** Products that stand in for real ones while pages are rendered: each of their texts is found again in the HTML. */
import type { Product } from '@bulkhead/product/contract';
import type { RenderBundle } from './RenderBundle.ts';

const PRICE = '1234.56';
const CURRENCY = 'EUR';
const SOME_DAY = '2026-01-01T00:00:00.000Z';

/** Letters and digits only, so that they look alike in texts and addresses. */
const word = (what: string, index: number) => `zq${what}${index}qz`;

export function standIn(index: number, category = index % 2): Product {
  return {
    id: word('id', index),
    name: word('name', index),
    slug: word('slug', index),
    price: PRICE,
    currency: CURRENCY,
    image: word('image', index),
    description: word('description', index),
    category: word('category', category),
    is_active: true,
    created_at: SOME_DAY,
    updated_at: SOME_DAY,
  };
}

export const standIns = (count: number): Product[] =>
  Array.from({ length: count }, (_, index) => standIn(index));

type Rules = Pick<RenderBundle, 'flagOf' | 'formatMoney'>;

/** The HTML with a hole in place of everything it shows of the product. */
export function withHoles(
  html: string,
  product: Product,
  language: string,
  { flagOf, formatMoney }: Rules,
): string {
  const [field, shape, colour] = flagOf(product.category);
  const prices = [formatMoney(PRICE, CURRENCY, language), formatMoney(PRICE, CURRENCY)];
  const replacements: [string, string][] = [
    [`category=${product.category}`, 'category=⟦categoryQuery⟧'],
    [`d="${shape}" fill="${colour}"`, 'd="⟦flagShape⟧" fill="⟦flagColour⟧"'],
    [`fill="${field}"`, 'fill="⟦flagField⟧"'],
    ...(['name', 'slug', 'image', 'description', 'category'] as const).map((part): [string, string] => [
      product[part],
      `⟦${part}⟧`,
    ]),
    ...prices.map((price): [string, string] => [price, '⟦price⟧']),
  ];
  return replacements.reduce((text, [shown, hole]) => text.replaceAll(shown, hole), html);
}
