/** Addresses of lists: what the catalogue is asked for, and the links that lead back. */
import { productPaths } from '@bulkhead/product/contract';
import type { WantedOfCatalogue } from '../../src/queries/catalogueAddress.ts';

/** What the catalogue is asked; the app asks for the same with the same words. */
export function listPath(asked: WantedOfCatalogue): string {
  return `${productPaths.all}?${new URLSearchParams({ ...asked }).toString()}`;
}

/** What such a path asks for. */
export function wantedByPath(path: string): WantedOfCatalogue {
  return Object.fromEntries(new URLSearchParams(path.split('?')[1]));
}

/** The query of an address, without its question mark. */
export function queryIn(asked: WantedOfCatalogue): string {
  return pairsOf(asked)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** The query that lets the pages to sign in lead back to the list. */
export function wayBackTo(asked: WantedOfCatalogue): string {
  const pairs = pairsOf(asked).map(
    ([name, value]) => `${name}=${encodeURIComponent(encodeURIComponent(value))}`,
  );
  return pairs.length > 0 ? `?to=/?${pairs.join('%26')}` : '';
}

const pairsOf = (asked: WantedOfCatalogue): [string, string][] => Object.entries({ ...asked });
