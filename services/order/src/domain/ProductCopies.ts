/** Our own copies of the products, so that ordering works while the product service is away. */
import type { Product } from './Product.ts';

export interface ProductCopies {
  /** By id, else by slug: of two products that had the slug, the one that got it last. */
  find(idOrSlug: string): Promise<Product | undefined>;
  /** Keeps these states, except where a newer one is known. Keeping a state twice changes nothing. */
  keep(products: Product[]): Promise<void>;
}
