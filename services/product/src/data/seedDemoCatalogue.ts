/**
 * Fills an empty catalogue with the demo products, and continues after an interrupted start. Called under the
 * migration lock, so that two replicas never do it at once.
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
