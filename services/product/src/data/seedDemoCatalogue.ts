/** Fills an empty catalogue with the demo products. Called under the migration lock, so replicas do not do it twice. */
import type { Database } from '@bulkhead/chassis/storage/Database';
import { CreateProductRequest } from '../contract/product.ts';
import { makeCreateProduct } from '../domain/createProduct.ts';
import { demoCatalogue } from './demoCatalogue.ts';
import { ProductRepository } from './ProductRepository.ts';

export async function seedDemoCatalogue(database: Database): Promise<void> {
  const [product] = await database.select('SELECT 1 FROM products LIMIT 1');
  if (product) return;
  const createProduct = makeCreateProduct({ catalogue: new ProductRepository(database) });
  for (const product of demoCatalogue) await createProduct(CreateProductRequest.parse(product));
}
