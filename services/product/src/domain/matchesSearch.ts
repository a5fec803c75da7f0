/** Whether a product is what a search asks for: every word asked for begins a word of its name or category. */
import { foldText } from './foldText.ts';
import { searchWords } from './searchWords.ts';

interface Search {
  words: string[];
  category?: string | undefined;
}

export function matchesSearch(product: { name: string; category: string }, search: Search): boolean {
  if (search.category !== undefined && foldText(search.category) !== foldText(product.category)) return false;
  const words = searchWords(`${product.name} ${product.category}`);
  return search.words.every((asked) => words.some((word) => fits(asked, word)));
}

/** A single letter must be a word by itself: too many words begin with it. */
const fits = (asked: string, word: string): boolean =>
  asked.length === 1 ? asked === word : word.startsWith(asked);
