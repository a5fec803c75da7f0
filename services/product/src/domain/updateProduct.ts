/** Changes a product, or takes it off sale. Hidden products are kept: orders hold on to them, and they may come back. */
import { toCents } from '@bulkhead/chassis/contract/money';
import type { Product, UpdateProductRequest } from '../contract/product.ts';
import type { Catalogue, ProductDetails } from './Catalogue.ts';
import { productMissing } from './refusals.ts';

export function makeUpdateProduct({ catalogue }: { catalogue: Catalogue }) {
  return (idOrSlug: string, changes: UpdateProductRequest): Promise<Product> =>
    catalogue.inTransaction(async (open) => {
      const product = await open.lock(idOrSlug);
      if (!product) throw productMissing();
      return open.update(product.id, changed(product, changes));
    });
}

function changed(product: Product, { price, is_active, ...texts }: UpdateProductRequest): ProductDetails {
  const { name, slug, image, description, category } = { ...product, ...texts };
  return {
    name,
    slug,
    image,
    description,
    category,
    priceCents: price ?? toCents(product.price),
    isActive: is_active ?? product.is_active,
  };
}
