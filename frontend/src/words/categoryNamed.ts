/** Finds the category with the given name in the reader's language; an unknown name is a new category. */
import { categoryName, spoken } from './spoken.ts';

const PREFIX = 'category.';

export function categoryNamed(typed: string): string {
  const name = typed.trim();
  const known = Object.keys(spoken.value.words).filter((key) => key.startsWith(PREFIX));
  return known.map((key) => key.slice(PREFIX.length)).find((key) => categoryName(key) === name) ?? name;
}
