/** What the address of a list asks for: a search, a category, an order. */
import { productPaths } from '@bulkhead/product/contract';
import { isSort, SORTS } from '../../src/queries/sorts.ts';

export interface ListQuery {
  search?: string;
  category?: string;
  /** Not named when it is the usual one. */
  sort?: string;
}

/** As the app reads it: unknown or repeated parameters of an address somebody typed are ignored. */
export function listQueryOf(query: Partial<Record<string, unknown>>): ListQuery {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const [search, category, sort] = [text('search'), text('category'), text('sort')];
  return {
    ...(search && { search }),
    ...(category && { category }),
    ...(isSort(sort) && sort !== SORTS[0] && { sort }),
  };
}

/** What the catalogue is asked; the app asks for the same with the same words. */
export function listPath(asked: ListQuery): string {
  return `${productPaths.all}?${new URLSearchParams({ ...asked }).toString()}`;
}

/** What such a path asks for. */
export function listQueryIn(path: string): ListQuery {
  return Object.fromEntries(new URLSearchParams(path.split('?')[1]));
}

/** The query of an address, without its question mark. */
export function queryIn(asked: ListQuery): string {
  return pairsOf(asked)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** The query that lets the pages to sign in lead back to the list. */
export function wayBackTo(asked: ListQuery): string {
  const pairs = pairsOf(asked).map(
    ([name, value]) => `${name}=${encodeURIComponent(encodeURIComponent(value))}`,
  );
  return pairs.length > 0 ? `?to=/?${pairs.join('%26')}` : '';
}

const pairsOf = (asked: ListQuery): [string, string][] => Object.entries({ ...asked });
