/**
 * Sixty-four bits that tell at a glance which products cannot match a search: each beginning of two, three and five
 * letters of a product's words sets one bit, its category two (a Bloom filter). A product whose signature lacks a bit of
 * the search's is none; one that has them all is looked at more closely (matchesSearch.ts).
 * The bits are stored: changing how they are made takes a migration that makes them anew.
 */
import { foldText } from './foldText.ts';
import { searchWords } from './searchWords.ts';

const BEGINNINGS = [2, 3, 5];

export function productSignature({ name, category }: { name: string; category: string }): bigint {
  return searchSignature(searchWords(`${name} ${category}`), category);
}

/** `words` may be beginnings of words. */
export function searchSignature(words: string[], category?: string): bigint {
  const features = words.flatMap(featuresOf);
  if (category !== undefined) features.push(...['c', 'd'].map((twice) => `${twice}:${foldText(category)}`));
  return features.reduce((bits, feature) => bits | (1n << bitOf(feature)), 0n);
}

function featuresOf(word: string): string[] {
  const letters = Array.from(word);
  return BEGINNINGS.filter((length) => letters.length >= length).map((length) =>
    letters.slice(0, length).join(''),
  );
}

/** FNV-1a, 32 bits, of which the upper ones are the better mixed. */
function bitOf(feature: string): bigint {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(feature)) state = Math.imul(state ^ byte, 0x01000193);
  return BigInt(state >>> 26);
}
