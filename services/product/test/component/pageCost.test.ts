import { expect } from 'chai';
import { createLogger } from '@bulkhead/chassis/observability/logger';
import { createMetrics } from '@bulkhead/chassis/observability/metrics';
import { Database } from '@bulkhead/chassis/storage/Database';
import { migrate } from '@bulkhead/chassis/storage/migrate';
import { testDatabase } from '@bulkhead/tools/engines/testServers';
import { seedProducts } from '@bulkhead/tools/seed/products';
import { createProducts } from '../../migrations/products.ts';
import { ProductRepository } from '../../src/data/ProductRepository.ts';
import type { Listing } from '../../src/domain/Catalogue.ts';
import { ProductSort } from '../../src/contract/product.ts';

const PRODUCTS = 1500;
const LIMIT = 20;
/** Entries, products, the temporary table and its sort, one more than asked for each; and the search's planning. */
const MOST_ROWS = 6 * (LIMIT + 1) + 30;

describe('what a page costs', () => {
  let database: Database;
  let catalogue: ProductRepository;

  before(async function () {
    this.timeout(60_000);
    const url = await testDatabase();
    const logger = await createLogger({ service: 'test', LOG_LEVEL: 'silent', LOG_PRETTY: false });
    await migrate(url, [createProducts], logger);
    await seedProducts(url, PRODUCTS);
    // One connection, because the server counts the rows it reads for each.
    database = new Database({ url, poolSize: 1, metrics: createMetrics('test') });
    catalogue = new ProductRepository(database);
  });
  after(() => database.close());

  async function rowsRead(): Promise<number> {
    const counters = await database.select<{ Value: string }>(`SHOW SESSION STATUS LIKE 'Handler_read%'`);
    return counters.reduce((sum, { Value }) => sum + Number(Value), 0);
  }

  async function costOf(listing: Partial<Listing>): Promise<number> {
    const before = await rowsRead();
    await catalogue.list({ sort: 'name', words: [], visibilities: ['active'], limit: LIMIT, ...listing });
    const after = await rowsRead();
    // Reading the counters reads some rows too.
    return after - before - ((await rowsRead()) - after);
  }

  async function middleBy(sort: ProductSort, visibilities: Listing['visibilities'] = ['active']) {
    return (await catalogue.list({ sort, words: [], visibilities, limit: PRODUCTS / 2 })).end;
  }

  for (const sort of ProductSort.options) {
    it(`is the same in the middle of the catalogue as at its beginning, by ${sort}`, async () => {
      const end = await middleBy(sort);
      expect(await costOf({ sort, after: end })).to.be.at.most((await costOf({ sort })) + 3);
      expect(await costOf({ sort, after: end })).to.be.lessThan(MOST_ROWS);
    });

    it(`is the same for a common word, a beginning and a category, by ${sort}`, async () => {
      for (const listing of [{ words: ['oak'] }, { words: ['st'] }, { category: 'Kitchen' }])
        expect(await costOf({ sort, ...listing })).to.be.lessThan(MOST_ROWS);
    });
  }

  it('does not grow for an admin, who sees both visibilities: each is read a page far', async () => {
    const visibilities = ['active', 'hidden'] as const;
    for (const sort of ProductSort.options) {
      const after = await middleBy(sort, visibilities);
      for (const listing of [{ after }, { words: ['oak'] }, { category: 'Kitchen' }])
        expect(await costOf({ sort, visibilities, ...listing })).to.be.lessThan(MOST_ROWS + 4 * (LIMIT + 1));
    }
  });

  it('does not grow with the products of a category, when all categories are named', async () => {
    const before = await rowsRead();
    const names = await catalogue.categories(['active', 'hidden'], 200);
    expect(names).to.include('Kitchen');
    expect((await rowsRead()) - before).to.be.lessThan(20 + 10 * names.length);
  });

  it('does not grow in the middle of products of one price', async () => {
    await database.sequelize.query('UPDATE product_lists SET price_cents = 500');
    await database.sequelize.query('UPDATE products SET price_cents = 500');
    for (const sort of ['price', '-price'] as const) {
      const end = await middleBy(sort);
      expect(await costOf({ sort, after: end })).to.be.lessThan(MOST_ROWS);
    }
  });

  it('does not grow in the middle of changes of one instant', async () => {
    await database.sequelize.query(`UPDATE products SET updated_at = '2026-01-01 00:00:00.000'`);
    const since = '2026-01-01T00:00:00.000Z';
    const half = await catalogue.changes(since, PRODUCTS / 2);
    const after = { changedAt: since, id: half.at(-1)!.id };
    const before = await rowsRead();
    expect(await catalogue.changes(since, LIMIT, after)).to.have.length(LIMIT);
    expect((await rowsRead()) - before).to.be.lessThan(MOST_ROWS);
  });
});
