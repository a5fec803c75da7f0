/**
 * Brings the product copies up to date from the product service's changes, page by page: a million products take no
 * more memory than a few, and a walk that is cut off goes on where it stopped, in whichever replica.
 */
import type { FeedPosition, FeedProgress } from './FeedProgress.ts';
import type { ProductCopies } from './ProductCopies.ts';
import type { ChangedProducts, ProductChanges } from './ProductService.ts';

/**
 * A change carries the instant it was made but shows when its transaction commits, and the clocks of two replicas
 * differ a little. So each walk reads the last half minute before the walk before it once more.
 */
const OVERLAP_MS = 30_000;

interface Parts {
  changes: ProductChanges;
  copies: ProductCopies;
  progress: FeedProgress;
}

export class ProductFeed {
  readonly #parts: Parts;
  /** When the copies were last known to be complete; null before the first time. */
  caughtUpAt: Date | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Learns how far the reading is, whichever replica does it. */
  async look(): Promise<FeedPosition> {
    const position = await this.#parts.progress.load();
    this.caughtUpAt = position.caughtUpAt;
    return position;
  }

  /** Reads until nothing newer is left or it may not go on. When it rejects, the next call goes on with the same page. */
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
