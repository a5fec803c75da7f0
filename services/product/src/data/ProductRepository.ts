/** Stores products: raw reads, and writes that update a product and its lists in one transaction. */
import type { Database } from '@bulkhead/chassis/storage/Database';
import { idToBytes } from '@bulkhead/chassis/storage/id';
import type { Once } from '@bulkhead/chassis/storage/once';
import type { Product } from '../contract/product.ts';
import type { Catalogue, ChangePosition, Listed, Listing, OpenCatalogue } from '../domain/Catalogue.ts';
import type { Visibility } from '../domain/productLists.ts';
import { keyOf } from './keyOf.ts';
import { modelsOf, type Models } from './models.ts';
import { ProductLists } from './ProductLists.ts';
import { dateTimeOf, PRODUCT_COLUMNS, productOf, type ProductRow } from './productRow.ts';
import { ProductWriter } from './ProductWriter.ts';

export class ProductRepository implements Catalogue {
  readonly #database: Database;
  readonly #lists: ProductLists;
  readonly #models: Models;

  constructor(database: Database) {
    this.#database = database;
    this.#lists = new ProductLists(database);
    this.#models = modelsOf(database.sequelize);
  }

  async find(idOrSlug: string): Promise<Product | undefined> {
    const product = await this.findHiddenToo(idOrSlug);
    return product?.is_active ? product : undefined;
  }

  async findHiddenToo(idOrSlug: string): Promise<Product | undefined> {
    const key = keyOf(idOrSlug);
    if (!key) return undefined;
    const [row] = await this.#database.select<ProductRow>(
      `SELECT ${PRODUCT_COLUMNS} FROM products AS p WHERE ${key.condition}`,
      [key.value],
    );
    return row && productOf(row);
  }

  list(listing: Listing): Promise<Listed> {
    return this.#lists.page(listing);
  }

  categories(visibilities: readonly Visibility[], limit: number): Promise<string[]> {
    return this.#lists.categories(visibilities, limit);
  }

  async changes(since: string, limit: number, after?: ChangePosition): Promise<Product[]> {
    const [from, values] = after
      ? [
          'p.updated_at > ? OR (p.updated_at = ? AND p.id > ?)',
          [dateTimeOf(after.changedAt), dateTimeOf(after.changedAt), idToBytes(after.id)],
        ]
      : ['p.updated_at >= ?', [dateTimeOf(since)]];
    const rows = await this.#database.select<ProductRow>(
      `SELECT ${PRODUCT_COLUMNS} FROM products AS p FORCE INDEX (products_changed)
       WHERE ${from} ORDER BY p.updated_at, p.id LIMIT ${limit}`,
      values,
    );
    return rows.map(productOf);
  }

  inTransaction<T>(work: (open: OpenCatalogue) => Promise<T>, once?: Once): Promise<T> {
    return this.#database.inTransaction(
      (transaction) => work(new ProductWriter(this.#database, this.#models, transaction)),
      once,
    );
  }
}
