/** Finds the products and the category choice in a rendered page. */
import type { Product } from '@bulkhead/product/contract';
import { elementAround } from './cut.ts';
import { standIn } from './standIns.ts';

export function cardsOf(html: string, products: readonly Product[]) {
  return products.map(({ name }) => elementAround(html, `>${name}<`, 'li'));
}

export function spanOf(cuts: readonly { start: number; end: number }[]) {
  return { start: cuts[0]?.start ?? 0, end: cuts.at(-1)?.end ?? 0 };
}

/** The category navigation. It is found by the second category, which is never a heading. */
export function categoriesIn(html: string) {
  return elementAround(html, standIn(1).category, 'nav');
}

/** The chips of both categories: the HTML of the first, and the position of the two. */
export function chipsOf(nav: string) {
  const [first, second] = [standIn(0), standIn(1)].map(({ category }) => elementAround(nav, category, 'li'));
  if (!first || !second) throw new Error('There are no categories to choose from');
  return { start: first.start, end: second.end, first: first.html };
}
