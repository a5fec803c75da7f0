/** What the catalogue knows, as the holes of the pages name it. */
import type { Product } from '@bulkhead/product/contract';
import { flagOf } from '../../src/components/signalFlag.ts';
import { formatMoney } from '../../src/stores/money.ts';
import type { Content } from './Content.ts';
import { fill } from './fill.ts';
import type { Language } from './Prerendered.ts';
import { productsOf } from './productsOf.ts';

/** As many as the app shows. */
const MOST_RELATED = 4;

export interface Wording {
  code: string;
  language: Language;
}

type Values = Parameters<typeof fill>[1];

export function holesOf({ page, answers }: Content, wording: Wording): Values {
  const [first, second] = answers.map(({ copy }) => productsOf(copy).products);
  if (!first) return {};
  if (page === 'home' || page === 'homeWithMore') return listHoles(first, wording);
  const [product] = first;
  return product
    ? { ...productHoles(product, wording.code), related: related(product, second ?? [], wording) }
    : {};
}

function listHoles(products: readonly Product[], { code, language }: Wording): Values {
  const { cards, counts } = language;
  const cardOf = (index: number) => cards[Math.min(index, cards.length - 1)] ?? '';
  const list = products.map((product, index) => fill(cardOf(index), productHoles(product, code)));
  return {
    cards: { html: list.join('') },
    categories: { html: categoryList(products, language) },
    count: { html: counts[products.length] ?? '' },
  };
}

/** There is nothing to choose from a single one. */
function categoryList(products: readonly Product[], { categories, category }: Language): string {
  const names = [...new Set(products.map((product) => product.category))].sort();
  if (names.length < 2) return '';
  const chips = names.map((name) => fill(category, categoryHoles(name)));
  return fill(categories, { chips: { html: chips.join('') } });
}

function related(
  product: Product,
  others: readonly Product[],
  { code, language }: Wording,
): { html: string } {
  const shown = others.filter(({ id }) => id !== product.id).slice(0, MOST_RELATED);
  return { html: shown.map((one) => fill(language.relatedCard, productHoles(one, code))).join('') };
}

function productHoles(
  { name, slug, image, description, price, currency, category }: Product,
  code: string,
): Values {
  return {
    name,
    slug: encodeURIComponent(slug),
    image,
    description,
    price: formatMoney(price, currency, code),
    ...categoryHoles(category),
  };
}

function categoryHoles(category: string): Values {
  const [flagField, flagShape, flagColour] = flagOf(category);
  return { category, categoryQuery: encodeURIComponent(category), flagField, flagShape, flagColour };
}
