/**
 * The words of a product on one line: "Captain's Log", "Stationery" → " captains log \t stationery \n". Lines sort as
 * names do, byte by byte and so alike on every database server. And a word or a category is found in them by looking
 * for a piece of text, for each word stands between spaces and a category between tab and line feed.
 */
import { wordsOf } from './wordsOf.ts';

/** Bytes of the column. Of the longest names in the widest scripts the end is not looked at. */
const LONGEST = 300;

export function wordLine({ name, category }: { name: string; category: string }): string {
  const line = spaced(name) + categoryPiece(category);
  return line.length * 3 <= LONGEST ? line : cut(line);
}

/** What the line of every product of a category has. */
export const categoryPiece = (category: string): string => `\t${spaced(category)}\n`;

/** What the line of every product has that a search for a word finds. A single letter must be a word by itself. */
export const wordPiece = (asked: string): string =>
  Array.from(asked).length === 1 ? ` ${asked} ` : ` ${asked}`;

const spaced = (text: string): string =>
  ` ${wordsOf(text)
    .map((word) => `${word} `)
    .join('')}`;

/** At the end of a character. */
const cut = (line: string): string =>
  Buffer.from(line)
    .subarray(0, LONGEST)
    .toString()
    .replace(/\uFFFD+$/, '');
