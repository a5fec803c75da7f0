/**
 * Changes a product, or takes it off sale. Hidden products stay in the database: orders refer
 * to them, and they may come back. A request that names the state it was made from never
 * overwrites somebody else's later change.
 */
import { toCents } from '@bulkhead/chassis/contract/money';
import type { Product, UpdateProductRequest } from '../contract/product.ts';
import type { Catalogue, ProductDetails } from './Catalogue.ts';
import { productChanged, productMissing } from './refusals.ts';

export function makeUpdateProduct({ catalogue }: { catalogue: Catalogue }) {
  return (
    idOrSlug: string,
    { expected_updated_at: expected, ...changes }: UpdateProductRequest,
  ): Promise<Product> =>
    catalogue.inTransaction(async (open) => {
      const product = await open.lock(idOrSlug);
      if (!product) throw productMissing();
      if (expected !== undefined && expected !== product.updated_at) throw productChanged(product);
      return open.update(product.id, changed(product, changes));
    });
}

type Changes = Omit<UpdateProductRequest, 'expected_updated_at'>;

function changed(product: Product, { price, is_active, ...texts }: Changes): ProductDetails {
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
