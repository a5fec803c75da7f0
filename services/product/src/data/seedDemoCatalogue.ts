/**
 * Fills an empty catalogue with the demo products, and goes on with one that an interrupted start has begun to fill.
 * Called under the migration lock, so replicas do not do it twice.
 */
import type { Database } from '@bulkhead/chassis/storage/Database';
import { CreateProductRequest } from '../contract/product.ts';
import { makeCreateProduct } from '../domain/createProduct.ts';
import { demoCatalogue } from './demoCatalogue.ts';
import { ProductRepository } from './ProductRepository.ts';

export async function seedDemoCatalogue(database: Database): Promise<void> {
  const limit = demoCatalogue.length;
  const rows = await database.select<{ slug: string }>('SELECT slug FROM products LIMIT ?', [limit]);
  const there = new Set(rows.map(({ slug }) => slug));
  const missing = demoCatalogue.filter(({ slug }) => !there.has(slug));
  const somebodyElses = there.size > limit - missing.length;
  if (somebodyElses) return;
  const createProduct = makeCreateProduct({ catalogue: new ProductRepository(database) });
  for (const product of missing) await createProduct(CreateProductRequest.parse(product));
}
