/**
 * The lists of a product: the whole catalogue, its category, and for searches one list for each
 * word of its name and category and one for the first two letters of each word. Descriptions are
 * not searched: results are sorted by name or price, so a product that only mentions a word could
 * come before the product that has it as its name.
 */
import { wordsOf } from './wordsOf.ts';

/**
 * Hidden products have lists of their own, with a prefix in the name, so no shopper's page ever reads them.
 */
export type Visibility = 'active' | 'hidden';

export const listFor = (visibility: Visibility, list: string): string =>
  visibility === 'hidden' ? `-${list}` : list;

export const WHOLE_CATALOGUE = '*';
export const categoryList = (category: string): string => `c:${first(40, wordsOf(category).join(' '))}`;
export const wordList = (word: string): string => `w:${word}`;
/** For words of at least two letters. */
export const beginningList = (word: string): string => `p:${first(2, word)}`;

const first = (codePoints: number, text: string): string => Array.from(text).slice(0, codePoints).join('');

export function listsOf(product: { name: string; category: string }): string[] {
  const words = [...searchableWords(product)];
  const beginnings = words.filter((word) => Array.from(word).length > 1).map(beginningList);
  return [WHOLE_CATALOGUE, categoryList(product.category), ...words.map(wordList), ...new Set(beginnings)];
}

export const searchableWords = ({ name, category }: { name: string; category: string }): Set<string> =>
  new Set([...wordsOf(name), ...wordsOf(category)]);
