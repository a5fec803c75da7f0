/**
 * The lists a product stands in: the whole catalogue, its category, and for searching one for each word of its name and
 * category and one for the first two letters of each. Descriptions are not searched: results come sorted by name or
 * price, so a product that only mentions a word would stand before the one that is it.
 */
import { wordsOf } from './wordsOf.ts';

/** Products on sale and hidden ones stand in lists of their own, named alike: no shopper's page ever meets the hidden. */
export type Shelf = 'active' | 'hidden';

export const listOn = (shelf: Shelf, list: string): string => (shelf === 'hidden' ? `-${list}` : list);

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
