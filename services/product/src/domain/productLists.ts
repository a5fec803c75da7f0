/**
 * The lists a product stands in: the whole catalogue, its category, and for searching one for each word of its name and
 * category and one for the first two letters of each. Descriptions are not searched: results come sorted by name or
 * price, so a product that only mentions a word would stand before the one that is it.
 */
import { foldText } from './foldText.ts';
import { searchWords } from './searchWords.ts';

export const WHOLE_CATALOGUE = '*';
export const categoryList = (category: string): string => `c:${first(40, foldText(category))}`;
export const wordList = (word: string): string => `w:${word}`;
/** For words of at least two letters. */
export const beginningList = (word: string): string => `p:${first(2, word)}`;

const first = (codePoints: number, text: string): string => Array.from(text).slice(0, codePoints).join('');

export function listsOf({ name, category }: { name: string; category: string }): string[] {
  const words = searchWords(`${name} ${category}`);
  const beginnings = words.filter((word) => Array.from(word).length > 1).map(beginningList);
  return [WHOLE_CATALOGUE, categoryList(category), ...words.map(wordList), ...new Set(beginnings)];
}
