/** Classifies a request, which decides how the worker answers it. Unknown kinds go to the network. */
export type Kind = 'page' | 'asset' | 'catalogue' | 'picture' | 'other';

interface Asked {
  method: string;
  mode: string;
  url: string;
}

/** Addresses that a person may open but that are not pages of the app. */
const NOT_OF_THE_APP = /^\/(?:api|assets|status)(?:\/|$)|\.\w+$/;
/**
 * Public and the same for everybody. The change feed is excluded: it includes products that are not shown.
 */
const CATALOGUE = /^\/api\/(?:products|product\/[^/]+)$/;
const PICTURE = /^\/images\/.+$/;
/** On every page, and therefore cached with the app's own files. */
const ASSET = /^\/(?:assets\/.+|logo\.svg|favicon\.svg)$/;

export function kindOf({ method, mode, url }: Asked, origin: string): Kind {
  const { pathname, searchParams, origin: asked } = new URL(url);
  if (method !== 'GET' || asked !== origin) return 'other';
  if (mode === 'navigate') return NOT_OF_THE_APP.test(pathname) ? 'other' : 'page';
  if (ASSET.test(pathname)) return 'asset';
  if (CATALOGUE.test(pathname)) return searchParams.has('updated_since') ? 'other' : 'catalogue';
  return PICTURE.test(pathname) ? 'picture' : 'other';
}
