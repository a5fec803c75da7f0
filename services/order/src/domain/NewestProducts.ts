/**
 * Asks the product service for the newest state of a product, at most once a second for each: whoever asks meanwhile
 * shares the answer. What it answers is kept as our copy.
 */
import type { ProductCopies } from './ProductCopies.ts';
import type { NewestState, ProductService } from './ProductService.ts';

const SHARED_MS = 1000;
/** Answers live for a second, so only a flood of different products comes near this. */
const SHARED_AT_MOST = 1000;

interface Parts {
  productService: ProductService;
  copies: ProductCopies;
}

interface Shared {
  answer: Promise<NewestState>;
  until: number;
}

export class NewestProducts implements ProductService {
  readonly #parts: Parts;
  readonly #shared = new Map<string, Shared>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  newest(idOrSlug: string): Promise<NewestState> {
    const shared = this.#shared.get(idOrSlug);
    if (shared && performance.now() < shared.until) return shared.answer;
    if (this.#shared.size >= SHARED_AT_MOST) this.#shared.clear();
    const answer = this.#ask(idOrSlug);
    const asked = { answer, until: performance.now() + SHARED_MS };
    this.#shared.set(idOrSlug, asked);
    const forget = () => {
      if (this.#shared.get(idOrSlug) === asked) this.#shared.delete(idOrSlug);
    };
    // Perhaps only the one who asked had no time left for it.
    answer.then((state) => {
      if (state === 'away') forget();
    }, forget);
    return answer;
  }

  async #ask(idOrSlug: string): Promise<NewestState> {
    const newest = await this.#parts.productService.newest(idOrSlug);
    if (typeof newest === 'object') await this.#parts.copies.keep([newest]);
    return newest;
  }
}
