/** Builds addresses of lists: the catalogue's URLs, and the links that lead back. */
import { productPaths } from '@bulkhead/product/contract';
import type { WantedOfCatalogue } from '../../shared/catalogueAddress.ts';

/** The catalogue URL of a list. The app requests it in exactly this form. */
export function listPath(asked: WantedOfCatalogue): string {
  return `${productPaths.all}?${new URLSearchParams({ ...asked }).toString()}`;
}

/** The reverse of `listPath`. */
export function wantedByPath(path: string): WantedOfCatalogue {
  return Object.fromEntries(new URLSearchParams(path.split('?')[1]));
}

/**
 * Encodes a value like the app's router: a page must have one address, and the app
 * recognizes its links by it.
 */
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

/** The query with which the sign-in pages lead back to the list. */
export function wayBackTo(asked: WantedOfCatalogue): string {
  const pairs = pairsOf(asked).map(([name, value]) => `${name}=${inQuery(inQuery(value))}`);
  return pairs.length > 0 ? `?to=/?${pairs.join('%26')}` : '';
}

const pairsOf = (asked: WantedOfCatalogue): [string, string][] => Object.entries({ ...asked });
