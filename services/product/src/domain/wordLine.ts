/**
 * Puts a product's words on one line: "Captain's Log", "Stationery" → " captains log \t stationery \n". Lines
 * sort as names do, byte by byte and therefore alike on every database server. Each word stands between
 * spaces and a category between tab and line feed, so a text search finds either.
 */
import { wordsOf } from './wordsOf.ts';

/** Bytes of the column. Only the longest names in the widest scripts lose their end. */
const LONGEST = 300;

export function wordLine({ name, category }: { name: string; category: string }): string {
  const line = spaced(name) + categoryPiece(category);
  return line.length * 3 <= LONGEST ? line : cut(line);
}

/** The text that the lines of all products of a category contain. */
export const categoryPiece = (category: string): string => `\t${spaced(category)}\n`;

/** The text that the line of every match contains. A single letter matches only a whole word. */
export const wordPiece = (asked: string): string =>
  Array.from(asked).length === 1 ? ` ${asked} ` : ` ${asked}`;

const spaced = (text: string): string =>
  ` ${wordsOf(text)
    .map((word) => `${word} `)
    .join('')}`;

/** Cuts at the end of a character. */
const cut = (line: string): string =>
  Buffer.from(line)
    .subarray(0, LONGEST)
    .toString()
    .replace(/\uFFFD+$/, '');
