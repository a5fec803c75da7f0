/** One product on sale, by id or slug. */
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
