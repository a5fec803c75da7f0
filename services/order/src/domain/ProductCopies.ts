/** Our own copies of the products, so that ordering works while the product service does not answer. */
import type { Product } from './Product.ts';

export interface ProductCopies {
  /** Finds by id, otherwise by slug. If two products have had the slug, the one that got it last. */
  find(idOrSlug: string): Promise<Product | undefined>;
  /** Stores these states, except where a newer one is stored. Storing a state twice changes nothing. */
  keep(products: Product[]): Promise<void>;
}
