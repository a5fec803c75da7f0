/** Reads pages of products from the lists they stand in. What a page costs does not depend on the length of the lists. */
import { toCents } from '@bulkhead/chassis/contract/money';
import type { Database } from '@bulkhead/chassis/storage/Database';
import type { Product, ProductSort } from '../contract/product.ts';
import type { Listed, Listing, Position } from '../domain/Catalogue.ts';
import { matchesSearch } from '../domain/matchesSearch.ts';
import { sortName } from '../domain/sortName.ts';
import { entriesOf, orderBy } from './listEntries.ts';
import { PRODUCT_COLUMNS, productOf, type ProductRow } from './productRow.ts';
import { SearchPlanner, type Plan } from './SearchPlanner.ts';

/** Milliseconds after which a search that matches nearly nothing gives what it has, and a cursor to go on from. */
const SEARCH_MS = 100;

export class ProductLists {
  readonly #database: Database;
  readonly #planner: SearchPlanner;

  constructor(database: Database) {
    this.#database = database;
    this.#planner = new SearchPlanner(database);
  }

  async page(listing: Listing): Promise<Listed> {
    const { sort, limit, words, category } = listing;
    const started = performance.now();
    const plan = await this.#planner.plan(words, category);
    const found: Product[] = [];
    for (let after = listing.after; ;) {
      const candidates = await this.#candidates(plan, sort, limit + 1, after);
      found.push(
        ...(plan.inexact ? candidates.filter((product) => matchesSearch(product, listing)) : candidates),
      );
      const last = candidates[limit];
      if (found.length > limit) return full(found.slice(0, limit), sort);
      if (!last) return { products: found };
      after = positionOf(last, sort);
      if (performance.now() - started > SEARCH_MS) return { products: found, end: after };
    }
  }

  async #candidates(
    { source, signature }: Plan,
    sort: ProductSort,
    limit: number,
    after: Position | undefined,
  ): Promise<Product[]> {
    if ('lists' in source && source.lists.length === 0) return [];
    const entries = entriesOf(source, { sort, after, limit, signature });
    const rows = await this.#database.select<ProductRow>(
      `SELECT ${PRODUCT_COLUMNS} FROM (${entries.text}) AS e STRAIGHT_JOIN products AS p ON p.id = e.product_id
       ${orderBy(sort, 'e.sort_key')}`,
      entries.values,
    );
    return rows.map(productOf);
  }
}

function full(products: Product[], sort: ProductSort): Listed {
  const last = products.at(-1);
  return last ? { products, end: positionOf(last, sort) } : { products };
}

function positionOf({ id, name, price }: Product, sort: ProductSort): Position {
  if (sort === 'newest') return { id };
  return { id, key: sort === 'name' ? sortName(name) : toCents(price) };
}
