/**
 * Splits a text into words as the product service compares them: without case, accents and compatibility
 * forms, and with apostrophes removed. The rule is not part of the service's contract, so it is repeated
 * here; a test keeps both alike.
 */

/** Only this many code points of a word are compared. */
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
