/** What the catalogue knows, as the holes of the pages name it. */
import type { Product } from '@bulkhead/product/contract';
import { flagOf } from '../../src/components/signalFlag.ts';
import { numberFormat } from '../../src/words/numberFormat.ts';
import type { Content } from './Content.ts';
import { fill } from './fill.ts';
import type { Language } from './Prerendered.ts';
import { productsOf } from './productsOf.ts';

/** As many as the app shows. */
const MOST_RELATED = 4;

type Values = Parameters<typeof fill>[1];

export function holesOf({ page, answers }: Content, language: Language): Values {
  const [first, second] = answers.map(({ copy }) => productsOf(copy).products);
  if (!first) return {};
  if (page === 'home' || page === 'homeWithMore') return listHoles(first, language);
  const [product] = first;
  return product
    ? { ...productHoles(product, language), related: related(product, second ?? [], language) }
    : {};
}

function listHoles(products: readonly Product[], language: Language): Values {
  const { cards, counts } = language;
  const cardOf = (index: number) => cards[Math.min(index, cards.length - 1)] ?? '';
  const list = products.map((product, index) => fill(cardOf(index), productHoles(product, language)));
  return {
    cards: { html: list.join('') },
    categories: { html: categoryList(products, language) },
    count: { html: counts[products.length] ?? '' },
  };
}

/** There is nothing to choose from a single one. */
function categoryList(products: readonly Product[], language: Language): string {
  const names = [...new Set(products.map((product) => product.category))].sort();
  if (names.length < 2) return '';
  const chips = names.map((name) => fill(language.category, categoryHoles(name, language)));
  return fill(language.categories, { chips: { html: chips.join('') } });
}

function related(product: Product, others: readonly Product[], language: Language): { html: string } {
  const shown = others.filter(({ id }) => id !== product.id).slice(0, MOST_RELATED);
  return { html: shown.map((one) => fill(language.relatedCard, productHoles(one, language))).join('') };
}

function productHoles(product: Product, language: Language): Values {
  const { name, slug, image, description, price, currency, category } = product;
  return {
    ...{ name, slug: encodeURIComponent(slug), image, description },
    price: formatted(price, currency, language.locale),
    ...categoryHoles(category, language),
  };
}

function categoryHoles(category: string, { categoryNames }: Language): Values {
  const [flagField, flagShape, flagColour] = flagOf(category);
  return {
    categoryName: Object.hasOwn(categoryNames, category) ? (categoryNames[category] ?? '') : category,
    categoryQuery: encodeURIComponent(category),
    ...{ flagField, flagShape, flagColour },
  };
}

/** `format` reads a decimal text exactly, without a float between. */
function formatted(decimal: string, currency: string, locale: string): string {
  return numberFormat(locale, currency).format(decimal as `${number}`);
}
