/**
 * Prefetches what a link leads to as soon as it is hovered, focused or touched: the page's code, and a
 * product with its picture.
 */
import type { QueryCache } from '@pinia/colada';
import type { RouteComponent, Router } from 'vue-router';
import { addresses } from '../../shared/addresses.ts';
import { productQuery } from '../composables/catalogue/products.ts';
import { isPictureAddress } from '../browser/isPictureAddress.ts';
import { untilPainted } from '../browser/nextPicture.ts';

/** A pointer that only passes over a link does not count. */
const DWELL_MS = 80;
const INTENTIONS = ['pointerover', 'focusin', 'touchstart'] as const;

export function loadAhead(router: Router, cache: QueryCache): void {
  const begun = new Set<string>();
  let dwelling: ReturnType<typeof setTimeout> | undefined;
  const intended = ({ target, type }: Event) => {
    clearTimeout(dwelling);
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="/"]') : null;
    const address = link?.getAttribute('href');
    if (!address || begun.has(address)) return;
    dwelling = setTimeout(
      () => {
        begun.add(address);
        // On a phone the touch already is the press, whose visible feedback comes first.
        void untilPainted().then(() => {
          load(address, router, cache);
        });
      },
      type === 'pointerover' ? DWELL_MS : 0,
    );
  };
  for (const intention of INTENTIONS) addEventListener(intention, intended, { passive: true });
}

/** Failures are ignored: the real navigation fetches again and shows its own error. */
function load(address: string, router: Router, cache: QueryCache): void {
  const { matched, params, meta } = router.resolve(address);
  if (meta['admin']) return;
  for (const record of matched) {
    const page = record.components?.['default'];
    if (isLazy(page)) page().catch(() => undefined);
    if (record.path === addresses.product && typeof params['slug'] === 'string')
      void loadProduct(params['slug'], cache);
  }
}

function isLazy(page: unknown): page is () => Promise<RouteComponent> {
  return typeof page === 'function' && !('displayName' in page);
}

async function loadProduct(slug: string, cache: QueryCache): Promise<void> {
  const query = productQuery(slug);
  if (cache.getQueryData(query.key)) return;
  const { data } = await cache.refresh(cache.ensure(query)).catch(() => ({ data: undefined }));
  if (data && isPictureAddress(data.product.image)) new Image().src = data.product.image;
}
