/**
 * Updates the product copies from the product service's changes, page by page: a million products take no
 * more memory than a few, and any replica can continue an interrupted walk.
 */
import type { FeedPosition, FeedProgress } from './FeedProgress.ts';
import type { ProductCopies } from './ProductCopies.ts';
import type { ChangedProducts, ProductChanges } from './ProductService.ts';

/**
 * A change carries the time it was made but becomes visible when its transaction commits, and the clocks of
 * two replicas differ a little. So each walk starts half a minute before the previous walk began.
 */
const OVERLAP_MS = 30_000;

interface Parts {
  changes: ProductChanges;
  copies: ProductCopies;
  progress: FeedProgress;
}

export class ProductFeed {
  readonly #parts: Parts;
  /** When the copies were last complete; null before the first time. */
  caughtUpAt: Date | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Loads how far the feed has been read, whichever replica reads it. */
  async look(): Promise<FeedPosition> {
    const position = await this.#parts.progress.load();
    this.caughtUpAt = position.caughtUpAt;
    return position;
  }

  /**
   * Reads until there is nothing newer or `mayGoOn` says no. If it rejects, the next
   * call continues with the same page.
   */
  async catchUp(mayGoOn: () => Promise<boolean>): Promise<void> {
    let position = await this.look();
    do {
      position = await this.#readPage(position);
      await this.#parts.progress.save(position);
    } while (position.nextPage !== null && (await mayGoOn()));
    this.caughtUpAt = position.caughtUpAt;
  }

  async #readPage(position: FeedPosition): Promise<FeedPosition> {
    const { changes, copies } = this.#parts;
    const page = await changes.changedSince(position.changedSince, position.nextPage);
    if (page === 'page-refused') return { ...position, nextPage: null, walkBegan: null };
    await copies.keep(page.products);
    return afterPage(position, page);
  }
}

function afterPage(position: FeedPosition, { next, servedAt }: ChangedProducts): FeedPosition {
  const walkBegan = position.walkBegan ?? servedAt;
  if (next !== null) return { ...position, nextPage: next, walkBegan };
  const changedSince = new Date(walkBegan.getTime() - OVERLAP_MS);
  return { changedSince, nextPage: null, walkBegan: null, caughtUpAt: new Date() };
}
