/** What we ask of the product service. It may be away at any time. */
import type { Product } from './Product.ts';

/** `unknown`: it knows no such product, or shows it no more · `away`: it did not answer, or nothing sensible. */
export type NewestState = Product | 'unknown' | 'away';

export interface ProductService {
  newest(idOrSlug: string): Promise<NewestState>;
}

export interface ChangedProducts {
  products: Product[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
  /** The product service's own clock when it answered, so that clocks need not agree. */
  servedAt: Date;
}

export interface ProductChanges {
  /** One page of what changed at or after an instant, oldest first, hidden products too. Rejects when it cannot be had. */
  changedSince(since: Date, page: string | null): Promise<ChangedProducts | 'page-refused'>;
}
