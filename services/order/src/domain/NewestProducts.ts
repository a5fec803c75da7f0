/**
 * Asks the product service for the newest state of a product, at most once a second for each: whoever asks meanwhile
 * shares the answer. What it answers is kept as our copy.
 */
import { KeptForAMoment } from '@bulkhead/chassis/resilience/KeptForAMoment';
import type { ProductCopies } from './ProductCopies.ts';
import type { NewestState, ProductService } from './ProductService.ts';

const SHARED_MS = 1000;
/** Answers live for a second, so only a flood of different products comes near this. */
const SHARED_AT_MOST = 1000;

interface Parts {
  productService: ProductService;
  copies: ProductCopies;
}

export class NewestProducts implements ProductService {
  readonly #parts: Parts;
  /** Where it is away, perhaps only the one who asked had no time left for it. */
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
