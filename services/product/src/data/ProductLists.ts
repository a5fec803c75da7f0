/** Reads pages of products from the lists they stand in. What a page costs does not depend on the length of the lists. */
import { toCents } from '@bulkhead/chassis/contract/money';
import type { Database } from '@bulkhead/chassis/storage/Database';
import type { Product, ProductSort } from '../contract/product.ts';
import type { Listed, Listing, Position } from '../domain/Catalogue.ts';
import { categoryList, listOn, type Shelf } from '../domain/productLists.ts';
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

  async categories(shelves: readonly Shelf[], limit: number): Promise<string[]> {
    const named = await Promise.all(shelves.map((shelf) => this.#categoriesOn(shelf, limit)));
    return [...new Set(named.flat())].sort().slice(0, limit);
  }

  /**
   * Goes from the first entry of one category's list to the first of the next. Neither MySQL nor MariaDB can be relied on to
   * do so by themselves: asked for all at once they read every entry, of which there are as many as products.
   */
  async #categoriesOn(shelf: Shelf, limit: number): Promise<string[]> {
    const names: string[] = [];
    let place = listOn(shelf, categoryList(''));
    const end = place.replace(':', ';');
    while (names.length < limit) {
      const [first] = await this.#database.select<{ list: string; category: string }>(
        `SELECT e.list, p.category FROM product_lists AS e FORCE INDEX (by_name) STRAIGHT_JOIN products AS p ON p.id = e.product_id
         WHERE e.list > ? AND e.list < ? ORDER BY e.list, e.words, e.product_id LIMIT 1`,
        [place, end],
      );
      if (!first) break;
      names.push(first.category);
      place = first.list;
    }
    return names;
  }
}

function positionOf(product: Product, sort: ProductSort): Position {
  const { id, price } = product;
  if (sort === 'newest') return { id };
  return { id, key: sort === 'name' ? wordLine(product) : toCents(price) };
}
