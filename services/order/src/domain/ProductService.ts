/** The order service's view of the product service, which may fail to answer at any time. */
import type { Product } from './Product.ts';

/** `unknown`: there is no such product, or it is no longer shown · `away`: no answer, or no usable one. */
export type NewestState = Product | 'unknown' | 'away';

export interface ProductService {
  newest(idOrSlug: string): Promise<NewestState>;
}

export interface ChangedProducts {
  products: Product[];
  /** Cursor of the next page; null on the last one. */
  next: string | null;
  /** The product service's clock when it answered, so that the two clocks need not agree. */
  servedAt: Date;
}

export interface ProductChanges {
  /**
   * One page of the products changed at or after an instant, oldest change first, including hidden ones.
   * Rejects when the product service does not answer.
   */
  changedSince(since: Date, page: string | null): Promise<ChangedProducts | 'page-refused'>;
}
