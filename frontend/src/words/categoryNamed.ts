/** The category that is called so in the language being read; what is no such name is a category of its own. */
import { categoryName, spoken } from './spoken.ts';

const PREFIX = 'category.';

export function categoryNamed(typed: string): string {
  const name = typed.trim();
  const known = Object.keys(spoken.value.words).filter((key) => key.startsWith(PREFIX));
  return known.map((key) => key.slice(PREFIX.length)).find((key) => categoryName(key) === name) ?? name;
}
