/**
 * Asks the product service for the newest state of a product, at most once a second per product: requests in
 * between share the answer. The answer is stored as our copy.
 */
import { KeptForAMoment } from '@bulkhead/chassis/resilience/KeptForAMoment';
import type { ProductCopies } from './ProductCopies.ts';
import type { NewestState, ProductService } from './ProductService.ts';

const SHARED_MS = 1000;
/** Answers live for a second, so only a flood of different products reaches this. */
const SHARED_AT_MOST = 1000;

interface Parts {
  productService: ProductService;
  copies: ProductCopies;
}

export class NewestProducts implements ProductService {
  readonly #parts: Parts;
  /** `away` is not kept: perhaps only the one request had no time left. */
  readonly #shared = new KeptForAMoment<NewestState>({
    ms: SHARED_MS,
    isWorthKeeping: (state) => state !== 'away',
  });

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  newest(idOrSlug: string): Promise<NewestState> {
    if (this.#shared.size >= SHARED_AT_MOST) this.#shared.forget();
    return this.#shared.get(idOrSlug, () => this.#ask(idOrSlug));
  }

  async #ask(idOrSlug: string): Promise<NewestState> {
    const newest = await this.#parts.productService.newest(idOrSlug);
    if (typeof newest === 'object') await this.#parts.copies.keep([newest]);
    return newest;
  }
}
