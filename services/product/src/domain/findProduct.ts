/** Finds one product by id or slug: for shoppers only if it is on sale, for admins also when hidden. */
import type { Product } from '../contract/product.ts';
import type { Catalogue } from './Catalogue.ts';
import { productMissing } from './refusals.ts';

export function makeFindProduct({ catalogue }: { catalogue: Catalogue }) {
  return async (idOrSlug: string): Promise<Product> => {
    const product = await catalogue.find(idOrSlug);
    if (!product) throw productMissing();
    return product;
  };
}

export function makeFindAnyProduct({ catalogue }: { catalogue: Catalogue }) {
  return async (idOrSlug: string): Promise<Product> => {
    const product = await catalogue.findHiddenToo(idOrSlug);
    if (!product) throw productMissing();
    return product;
  };
}
