/** Turns catalogue answers into the values for the holes of a page. */
import type { Product } from '@bulkhead/product/contract';
import { USUAL_SORT, type WantedOfCatalogue } from '../../shared/catalogueAddress.ts';
import { numberFormat } from '../../shared/formats.ts';
import type { Language } from '../../shared/Prerendered.ts';
import { relatedTo } from '../../shared/relatedTo.ts';
import { flagOf } from '../../shared/signalFlag.ts';
import type { Content } from './Content.ts';
import { fill } from './fill.ts';
import { inQuery, queryIn, wantedByPath, wayBackTo } from './listAddress.ts';

type Values = Parameters<typeof fill>[1];

export function holesOf({ page, answers }: Content, language: Language): Values {
  const [first, second] = answers.map(({ path, copy }) => ({ path, ...copy.listing }));
  if (!first) return {};
  const { products } = first;
  if (!page.startsWith('product'))
    return listHoles(products, (second ?? first).categories, language, wantedByPath(first.path));
  const [product] = products;
  return product
    ? { ...productHoles(product, language), related: related(product, second?.products ?? [], language) }
    : {};
}

/** `categories`: those of the unfiltered catalogue, of which `products` is a part. */
function listHoles(
  products: readonly Product[],
  categories: readonly string[],
  language: Language,
  asked: WantedOfCatalogue,
): Values {
  const { cards, counts, sorts } = language;
  const { search = '', category, sort = USUAL_SORT } = asked;
  const cardOf = (index: number) => cards[Math.min(index, cards.length - 1)] ?? '';
  const list = products.map((product, index) => fill(cardOf(index), productHoles(product, language)));
  return {
    ...(category !== undefined && categoryHoles(category, language)),
    cards: { html: list.join('') },
    categories: { html: categoryList(categories, language, asked) },
    count: { html: counts[products.length] ?? '' },
    search,
    sorts: { html: sorts[sort] ?? '' },
    wayBack: wayBackTo(asked),
  };
}

/** The category chips. A single category is no choice, so there are none. */
function categoryList(known: readonly string[], language: Language, asked: WantedOfCatalogue): string {
  const { category: chosen, ...rest } = asked;
  const names = [...new Set(chosen === undefined ? known : [...known, chosen])].sort();
  if (names.length < 2) return '';
  const kept = queryIn(rest);
  const chipOf = (name: string) => (name === chosen ? language.chosenCategory : language.category);
  const chips = names.map((name) =>
    fill(chipOf(name), { ...categoryHoles(name, language), kept: kept && `${kept}&` }),
  );
  const list = chosen === undefined ? language.categories : language.chosenCategories;
  return fill(list, { chips: { html: chips.join('') }, keptAlone: kept && `?${kept}` });
}

function related(product: Product, listed: readonly Product[], language: Language): { html: string } {
  const shown = relatedTo(product, listed);
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

function categoryHoles(category: string, language: Language): Values {
  const [flagField, flagShape, flagColour] = flagOf(category);
  return {
    categoryName: categoryNameIn(language, category),
    categoryQuery: inQuery(category),
    ...{ flagField, flagShape, flagColour },
  };
}

export function categoryNameIn({ categoryNames }: Language, category: string): string {
  return Object.hasOwn(categoryNames, category) ? (categoryNames[category] ?? '') : category;
}

/** `format` reads a decimal text exactly, without going through a float. */
function formatted(decimal: string, currency: string, locale: string): string {
  return numberFormat(locale, currency).format(decimal as `${number}`);
}
