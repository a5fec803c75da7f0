import { expect } from 'chai';
import mysql from 'mysql2/promise';
import { ProductStandIn } from './ProductStandIn.ts';
import { ServiceProcess } from './ServiceProcess.ts';
import { newShopper, until } from './shopping.ts';
import { orderEnvironment, startOrder, type OrderUnderTest } from './startOrder.ts';

interface Copy {
  slug: string;
  price_cents: number;
  is_active: number;
}

describe('the product copies', () => {
  let products: ProductStandIn;
  let env: NodeJS.ProcessEnv;
  let database: mysql.Connection;
  const shops: OrderUnderTest[] = [];

  beforeEach(async () => {
    products = await new ProductStandIn().start();
    env = await orderEnvironment({ PRODUCT_SERVICE_URL: products.url });
    database = await mysql.createConnection(String(env['DATABASE_URL']));
  });
  afterEach(async () => {
    await Promise.all(shops.splice(0).map((shop) => shop.stop()));
    await database.end();
    await products.stop();
  });

  async function start(): Promise<OrderUnderTest> {
    const shop = await startOrder(env);
    shops.push(shop);
    await shop.opened;
    return shop;
  }
  async function copies(where = 'TRUE'): Promise<Copy[]> {
    const [rows] = await database.query<mysql.RowDataPacket[]>(
      `SELECT slug, price_cents, is_active FROM product_copies WHERE ${where} ORDER BY slug`,
    );
    return rows as Copy[];
  }
  const count = async () => (await copies()).length;

  it('hold every product, hidden ones too, and follow each change', async () => {
    const { id } = products.put({ slug: 'a', price: '1.00' });
    products.put({ slug: 'b', price: '2.00', is_active: false });
    await start();
    await until(count, (n) => n === 2);
    expect(await copies('is_active')).to.deep.equal([{ slug: 'a', price_cents: 100, is_active: 1 }]);
    products.put({ id, price: '1.50' });
    await until(
      () => copies('price_cents = 150'),
      ({ length }) => length === 1,
    );
  });

  it('keep the last known state of a hidden product, for which the feed sends no more details', async () => {
    const { id } = products.put({ slug: 'a', price: '1.00' });
    const never = products.put({ is_active: false });
    const shop = await start();
    await until(count, (n) => n === 2);
    products.put({ id, is_active: false });
    await until(
      () => copies('NOT is_active AND price_cents = 100'),
      ({ length }) => length === 1,
    );
    const shopper = await newShopper(shop);
    const refused = async (idOrSlug: string) => (await shopper.add(idOrSlug)).body.code;
    expect(await refused(id)).to.equal('product-hidden');
    expect(await refused('a')).to.equal('product-hidden');
    expect(await refused(never.id)).to.equal('product-missing');
    products.put({ id, is_active: true, price: '2.00' });
    await until(
      () => copies('is_active AND price_cents = 200'),
      ({ length }) => length === 1,
    );
  });

  it('come page by page, and an interrupted walk continues where it stopped', async () => {
    for (let n = 0; n < 450; n += 1) products.put();
    await start();
    await until(count, (n) => n === 450);
    const asked = () => products.asked.filter((url) => url.startsWith('/api/products?'));
    expect(asked()[2]).to.contain('cursor=400');
    await shops.pop()?.stop();

    await database.query(
      `UPDATE feed_state SET changed_since = '1970-01-01', next_page = '200', walk_began = NULL`,
    );
    products.asked.length = 0;
    await start();
    await until(asked, ({ length }) => length >= 2);
    expect(asked()[0]).to.contain('cursor=200');
    expect(asked()[0]).to.contain('updated_since=1970');
  });

  it('request nothing twice, except the last half minute', async () => {
    products.put();
    await start();
    await until(
      () => products.asked.length,
      (n) => n > 3,
    );
    const since = new URL(String(products.asked.at(-1)), products.url).searchParams.get('updated_since');
    expect(Date.parse(String(since))).to.be.closeTo(Date.now() - 30_000, 3000);
  });

  it('get a change that was made earlier and committed later', async () => {
    await start();
    await until(
      () => products.asked.length,
      (n) => n > 3,
    );
    products.put({ slug: 'late', updated_at: new Date(Date.now() - 5000).toISOString() });
    await until(count, (n) => n === 1);
  });

  it('never go back to an older state', async () => {
    const { id } = products.put({ price: '2.00' });
    await start();
    await until(count, (n) => n === 1);
    products.put({ id, price: '1.00', updated_at: new Date(Date.now() - 10_000).toISOString() });
    const seen = products.asked.length;
    await until(
      () => products.asked.length,
      (n) => n > seen + 2,
    );
    expect((await copies()).map((copy) => copy.price_cents)).to.deep.equal([200]);
  });

  it('find a slug at the product that has it now', async () => {
    const old = products.put({ slug: 'mug', name: 'Old mug' });
    const shop = await start();
    await until(count, (n) => n === 1);
    products.put({ id: old.id, slug: 'old-mug' });
    const { id } = products.put({ slug: 'mug', name: 'New mug' });
    await until(count, (n) => n === 2);
    products.mood = 'fails';
    const { body } = await (await newShopper(shop)).add('mug');
    expect(body.result.items[0]?.product).to.equal(id);
  });

  it('start again when the product service no longer knows the page', async () => {
    products.put();
    const shop = await start();
    await until(count, (n) => n === 1);
    await shop.stop();
    shops.length = 0;
    await database.query(`UPDATE feed_state SET next_page = 'refused'`);
    products.put();
    await start();
    await until(count, (n) => n === 2);
  });

  describe('with two replicas', function () {
    this.timeout(40_000);
    let first: ServiceProcess;
    let second: ServiceProcess;

    beforeEach(async () => {
      [first, second] = [await ServiceProcess.of('order', env), await ServiceProcess.of('order', env)];
      await first.start();
      await until(reader, (found) => found !== null);
      await second.start();
    });
    afterEach(async () => {
      first.signal('SIGCONT');
      await Promise.all([first.end('SIGKILL'), second.end('SIGKILL')]);
    });

    async function reader(): Promise<number | null> {
      const [rows] = await database.query<mysql.RowDataPacket[]>(
        `SELECT IS_USED_LOCK(CONCAT('product-feed:', LEFT(SHA2(DATABASE(), 256), 32))) AS holder`,
      );
      return rows[0]?.['holder'] as number | null;
    }

    it('are updated by one of them at a time, and both know their age', async () => {
      const holder = await reader();
      for (let n = 0; n < 10; n += 1) expect(await reader()).to.equal(holder);
      const metrics = async () =>
        (await fetch(`http://127.0.0.1:${second.env['MANAGEMENT_PORT']}/metrics`)).text();
      await until(metrics, (text) => /^product_copies_age_seconds\{.*\} \d/m.test(text));
      await until(
        () => second.lines.join('\n'),
        (text) => text.includes('standing by'),
      );
    });

    for (const signal of ['SIGTERM', 'SIGKILL', 'SIGSTOP'] as const) {
      it(`are updated by the other replica soon after ${signal} to the first one`, async () => {
        const holder = await reader();
        first.signal(signal);
        await until(reader, (found) => found !== null && found !== holder, 10_000);
        products.put();
        await until(count, (n) => n === 1);
      });
    }
  });
});
