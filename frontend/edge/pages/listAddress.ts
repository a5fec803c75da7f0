/** Addresses of lists: what the catalogue is asked for, and the links that lead back. */
import { productPaths } from '@bulkhead/product/contract';
import type { WantedOfCatalogue } from '../../shared/catalogueAddress.ts';

/** What the catalogue is asked; the app asks for the same with the same words. */
export function listPath(asked: WantedOfCatalogue): string {
  return `${productPaths.all}?${new URLSearchParams({ ...asked }).toString()}`;
}

/** What such a path asks for. */
export function wantedByPath(path: string): WantedOfCatalogue {
  return Object.fromEntries(new URLSearchParams(path.split('?')[1]));
}

/** As the app's router writes it: one page has one address, and the app finds its own links by theirs. */
export function inQuery(value: string): string {
  return encodeURIComponent(value).replaceAll('%20', '+').replace(LEFT_AS_IS, decodeURIComponent);
}

const LEFT_AS_IS = /%(?:24|2C|2F|3A|3B|3D|3F|40|5B|5D|5E|60|7B|7C|7D)/g;

/** The query of an address, without its question mark. */
export function queryIn(asked: WantedOfCatalogue): string {
  return pairsOf(asked)
    .map(([name, value]) => `${name}=${inQuery(value)}`)
    .join('&');
}

/** The query that lets the pages to sign in lead back to the list. */
export function wayBackTo(asked: WantedOfCatalogue): string {
  const pairs = pairsOf(asked).map(([name, value]) => `${name}=${inQuery(inQuery(value))}`);
  return pairs.length > 0 ? `?to=/?${pairs.join('%26')}` : '';
}

const pairsOf = (asked: WantedOfCatalogue): [string, string][] => Object.entries({ ...asked });
