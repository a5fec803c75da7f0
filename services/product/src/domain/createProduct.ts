/** Adds a new product, on sale at once. */
import type { Once } from '@bulkhead/chassis/storage/once';
import type { CreateProductRequest, Product } from '../contract/product.ts';
import type { Catalogue } from './Catalogue.ts';

export function makeCreateProduct({ catalogue }: { catalogue: Catalogue }) {
  return ({ price, ...details }: CreateProductRequest, once?: Once): Promise<Product> =>
    catalogue.inTransaction((open) => open.insert({ ...details, priceCents: price, isActive: true }), once);
}
