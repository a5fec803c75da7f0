/** Requests the catalogue's first page every few seconds, so that there is a copy before it is needed. */
import { productPaths } from '@bulkhead/product/contract';
import type { Catalogue } from './Catalogue.ts';

const EVERY_MS = 10_000;
/** Interval until the first copy exists. */
const EVERY_MS_AT_FIRST = 1_000;

/** Runs until the returned function is called. */
export function keepCatalogue(catalogue: Catalogue): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = async () => {
    const served = await catalogue.serve(productPaths.all).catch(() => undefined);
    if (stopped) return;
    timer = setTimeout(() => void look(), served?.copy ? EVERY_MS : EVERY_MS_AT_FIRST);
    timer.unref();
  };
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
