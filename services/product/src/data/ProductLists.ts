/** Reads pages of products from their lists. The cost of a page does not depend on the length of the list. */
import { toCents } from '@bulkhead/chassis/contract/money';
import type { Database } from '@bulkhead/chassis/storage/Database';
import type { Product, ProductSort } from '../contract/product.ts';
import type { Listed, Listing, Position } from '../domain/Catalogue.ts';
import { categoryList, listFor, type Visibility } from '../domain/productLists.ts';
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

  async page({ sort, words, category, visibilities, limit, after }: Listing): Promise<Listed> {
    const { source, pieces } = await this.#planner.plan({ words, category, visibilities });
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

  async categories(visibilities: readonly Visibility[], limit: number): Promise<string[]> {
    const named = await Promise.all(visibilities.map((visibility) => this.#categoriesFor(visibility, limit)));
    return [...new Set(named.flat())].sort().slice(0, limit);
  }

  /**
   * Jumps from the first entry of one category's list to the first entry of the next. Neither MySQL nor
   * MariaDB can be relied on to do this: a single query for all categories reads every entry, as many as
   * there are products.
   */
  async #categoriesFor(visibility: Visibility, limit: number): Promise<string[]> {
    const names: string[] = [];
    let place = listFor(visibility, categoryList(''));
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
