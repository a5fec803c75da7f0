/**
 * The catalogue answers embedded in the page. The app uses them as the first answers of its queries instead
 * of fetching what the page already shows. They become stale, and count as copies, exactly like fetched ones.
 */
import { type QueryCache, setInfiniteQueryData } from '@pinia/colada';
import type { Page } from '@bulkhead/chassis/contract/shared';
import type { Product } from '@bulkhead/product/contract';
import { FIRST_ANSWERS } from '../../shared/fromTheEdge.ts';
import type { CatalogueQuery } from '../api/productClient.ts';
import { catalogueQuery, productQuery } from '../composables/catalogue/products.ts';
import { noticeCopy } from '../composables/outage/trouble.ts';

export interface FirstAnswer {
  /** The request they answer, such as `/api/products?category=Deck`. */
  path: string;
  /** When the product service last confirmed it, in milliseconds since 1970. */
  seenAt: number;
  /** The product service did not confirm it now. */
  isCopy: boolean;
  body: Page<Product> | { result: Product };
}

/**
 * Older or "future" answers are fetched again: the browser may restore an old page, or its clock may be
 * wrong.
 */
const TRUSTED_MS = 60_000;

export function readFirstAnswers(): FirstAnswer[] {
  try {
    return JSON.parse(document.getElementById(FIRST_ANSWERS)?.textContent ?? '[]') as FirstAnswer[];
  } catch {
    return [];
  }
}

export function takeFirstAnswers(cache: QueryCache, answers: readonly FirstAnswer[]): void {
  for (const { path, seenAt, isCopy, body } of answers) {
    const ageMs = Date.now() - seenAt;
    const copyAge = isCopy ? Math.max(0, Math.floor(ageMs / 1000)) : null;
    const key =
      'results' in body
        ? takeList(cache, path, { ...body, copyAge })
        : takeOne(cache, path, body.result, copyAge);
    const entry = cache.get(key);
    if (entry && Math.abs(ageMs) > TRUSTED_MS) entry.when = 0;
    if (isCopy) noticeCopy();
  }
}

function takeList(cache: QueryCache, path: string, page: Page<Product> & { copyAge: number | null }) {
  const asked: CatalogueQuery = Object.fromEntries(new URLSearchParams(path.split('?')[1]));
  const { key } = catalogueQuery(asked);
  setInfiniteQueryData(cache, key, { pages: [page], pageParams: [''] });
  return key;
}

function takeOne(cache: QueryCache, path: string, product: Product, copyAge: number | null) {
  const { key } = productQuery(decodeURIComponent(path.slice(path.lastIndexOf('/') + 1)));
  cache.setQueryData(key, { product, copyAge });
  return key;
}
