/** The categories of a catalogue of which so many pages are known: what does not come whole comes with their names. */
import type { ProductPage } from '@bulkhead/product/contract';

export function categoriesOf(pages: readonly ProductPage[] = []): string[] {
  const named = pages[0]?.categories ?? [];
  const seen = pages.flatMap(({ results }) => results.map(({ category }) => category));
  return [...new Set([...named, ...seen])].sort();
}
