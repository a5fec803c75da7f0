/**
 * The words of a text as the product service compares them: without case, accents and compatibility forms, apostrophes
 * within their word. Its rule is no part of its contract, so it stands here again; a test keeps the two alike.
 */

/** Code points of a word that are looked at. */
const LONGEST = 24;

export function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  return words?.map((word) => Array.from(word).slice(0, LONGEST).join('')) ?? [];
}
