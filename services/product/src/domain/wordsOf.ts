/**
 * Splits a text into folded words, in order. Apostrophes belong to their word:
 * "Captain's log" → "captains", "log".
 */
import { foldText } from './foldText.ts';

/** Further code points of a word are ignored. */
const LONGEST = 24;

export function wordsOf(text: string): string[] {
  const words = foldText(text)
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  return words?.map(shortened) ?? [];
}

const shortened = (word: string): string =>
  word.length <= LONGEST ? word : Array.from(word).slice(0, LONGEST).join('');
