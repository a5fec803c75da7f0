/**
 * Finds the product that a shopper wants to add: in its newest state if the product service answers,
 * otherwise from our copy.
 */
import { Refusal, unavailable } from '@bulkhead/chassis/errors/Refusal';
import type { Product } from './Product.ts';
import type { ProductCopies } from './ProductCopies.ts';
import type { ProductService } from './ProductService.ts';

interface Parts {
  productService: ProductService;
  copies: ProductCopies;
  /** Called when a copy was used because the product service did not answer. */
  onFallback: () => void;
}

/**
 * Resolves with the product, or with the reason why there is none. Rejects only when
 * our own database does not answer.
 */
export type FindProduct = (idOrSlug: string) => Promise<Product | Refusal>;

/** Every id and slug has this form; anything else is not worth a lookup. */
const ID_OR_SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function makeFindProduct({ productService, copies, onFallback }: Parts): FindProduct {
  return async (text) => {
    const idOrSlug = text.toLowerCase();
    if (!ID_OR_SLUG.test(idOrSlug)) return unknownProduct();
    const newest = await productService.newest(idOrSlug);
    if (typeof newest === 'object') return newest;
    const copy = await copies.find(idOrSlug);
    if (newest === 'unknown') return copy ? { ...copy, isActive: false } : unknownProduct();
    if (!copy) return notToBeFoundNow();
    onFallback();
    return copy;
  };
}

const unknownProduct = () => new Refusal('missing', 'product-missing', 'Cannot find product');

const notToBeFoundNow = () =>
  unavailable(
    'product-service-unavailable',
    'This product cannot be looked up at the moment. Please try again soon; the rest of your order is safe.',
  );
