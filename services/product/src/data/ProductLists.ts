/** Reads pages of products from the lists they stand in. What a page costs does not depend on the length of the lists. */
import { toCents } from '@bulkhead/chassis/contract/money';
import type { Database } from '@bulkhead/chassis/storage/Database';
import type { Product, ProductSort } from '../contract/product.ts';
import type { Listed, Listing, Position } from '../domain/Catalogue.ts';
import { wordLine } from '../domain/wordLine.ts';
import { entriesOf, orderBy } from './listEntries.ts';
import { PRODUCT_COLUMNS, productOf, type ProductRow } from './productRow.ts';
import { SearchPlanner } from './SearchPlanner.ts';

export class ProductLists {
  readonly #database: Database;
  readonly #planner: SearchPlanner;

  constructor(database: Database) {
    this.#database = database;
    this.#planner = new SearchPlanner(database);
  }

  async page({ sort, words, category, shelves, limit, after }: Listing): Promise<Listed> {
    const { source, pieces } = await this.#planner.plan({ words, category, shelves });
    if ('lists' in source && source.lists.length === 0) return { products: [] };
    const entries = entriesOf(source, { sort, after, pieces, limit: limit + 1 });
    const rows = await this.#database.select<ProductRow>(
      `SELECT ${PRODUCT_COLUMNS} FROM (${entries.text}) AS e STRAIGHT_JOIN products AS p ON p.id = e.product_id
       ${orderBy(sort, 'e.sort_key')}`,
      entries.values,
    );
    const products = rows.slice(0, limit).map(productOf);
    const last = products.at(-1);
    return last && rows.length > limit ? { products, end: positionOf(last, sort) } : { products };
  }
}

function positionOf(product: Product, sort: ProductSort): Position {
  const { id, price } = product;
  if (sort === 'newest') return { id };
  return { id, key: sort === 'name' ? wordLine(product) : toCents(price) };
}
