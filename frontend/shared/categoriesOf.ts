/**
 * The categories of a catalogue from the pages loaded so far. The first page names
 * all of them if there are more pages.
 */
import type { ProductPage } from '@bulkhead/product/contract';

export function categoriesOf(pages: readonly ProductPage[] = []): string[] {
  const named = pages[0]?.categories ?? [];
  const seen = pages.flatMap(({ results }) => results.map(({ category }) => category));
  return [...new Set([...named, ...seen])].sort();
}
