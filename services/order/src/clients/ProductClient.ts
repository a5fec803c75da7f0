/**
 * Calls the product service: for one product while a shopper waits, and for changed
 * products in the background.
 */
import type { Breaker } from '@bulkhead/chassis/resilience/Breaker';
import type { Breakers } from '@bulkhead/chassis/resilience/Breakers';
import type { HttpUpstream } from '@bulkhead/chassis/resilience/HttpUpstream';
import { UpstreamFailure } from '@bulkhead/chassis/resilience/UpstreamFailure';
import type { Product } from '../domain/Product.ts';
import type {
  ChangedProducts,
  NewestState,
  ProductChanges,
  ProductService,
} from '../domain/ProductService.ts';
import { garbage, productIn, productsIn } from './productAnswers.ts';

/** A part of the 700 ms that a whole request has. */
const ONE_MS = 250;
const CHANGES_MS = 1000;
const CHANGES_PAGE = 200;

interface Parts {
  upstream: HttpUpstream;
  breakers: Breakers;
}

export class ProductClient implements ProductService, ProductChanges {
  readonly #upstream: HttpUpstream;
  readonly #one: Breaker<[string], Product | 'unknown'>;
  readonly #changes: Breaker<[string], ChangedProducts | 'page-refused'>;

  constructor({ upstream, breakers }: Parts) {
    this.#upstream = upstream;
    this.#one = breakers.create('product: one', (path) => this.#askOne(path), {
      timeoutMs: ONE_MS,
      resetMs: 1000,
      volume: 5,
      capacity: 100,
    });
    this.#changes = breakers.create('product: changes', (path) => this.#askChanges(path), {
      timeoutMs: CHANGES_MS,
      resetMs: 1000,
      volume: 2,
      capacity: 2,
    });
  }

  async newest(idOrSlug: string): Promise<NewestState> {
    try {
      return await this.#one.fire(`/api/product/${encodeURIComponent(idOrSlug)}`);
    } catch (error) {
      if (error instanceof UpstreamFailure) return 'away';
      throw error;
    }
  }

  changedSince(since: Date, page: string | null): Promise<ChangedProducts | 'page-refused'> {
    const query = new URLSearchParams({ updated_since: since.toISOString(), limit: String(CHANGES_PAGE) });
    if (page !== null) query.set('cursor', page);
    return this.#changes.fire(`/api/products?${query.toString()}`);
  }

  async #askOne(path: string): Promise<Product | 'unknown'> {
    const answer = await this.#upstream.getJson(path, ONE_MS);
    return answer.status === 404 ? 'unknown' : productIn(answer);
  }

  async #askChanges(path: string): Promise<ChangedProducts | 'page-refused'> {
    const answer = await this.#upstream.getJson(path, CHANGES_MS);
    if (answer.status === 422) return 'page-refused';
    const servedAt = new Date(answer.headers.date ?? '');
    if (Number.isNaN(servedAt.getTime())) throw garbage('The answer carries no date');
    return { ...productsIn(answer), servedAt };
  }
}
