/** Finds the product somebody wants to add: as new as the product service can tell, else as our copy has it. */
import { Refusal, unavailable } from '@bulkhead/chassis/errors/Refusal';
import type { Product } from './Product.ts';
import type { ProductCopies } from './ProductCopies.ts';
import type { ProductService } from './ProductService.ts';

interface Parts {
  productService: ProductService;
  copies: ProductCopies;
  /** Told when a copy had to do because the product service is away. */
  onFallback: () => void;
}

/** The product, or why there is none to be had. Rejects only when our own database is away. */
export type FindProduct = (idOrSlug: string) => Promise<Product | Refusal>;

/** Every id and every slug looks like this; nothing else need be asked for. */
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
