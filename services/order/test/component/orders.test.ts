import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Page, Problem } from '@bulkhead/chassis/contract/shared';
import { idToBytes } from '@bulkhead/chassis/storage/id';
import { createConnection } from 'mysql2/promise';
import { MAX_LINES, type Order } from '../../src/contract/order.ts';
import { ProductStandIn } from './ProductStandIn.ts';
import { newShopper } from './shopping.ts';
import { signedIn, startOrder, type OrderUnderTest } from './startOrder.ts';

describe('orders, one and many', () => {
  const products = new ProductStandIn();
  let shop: OrderUnderTest;
  let mug: string;

  before(async () => {
    await products.start();
    mug = products.put({ slug: 'mug' }).id;
    shop = await startOrder({ PRODUCT_SERVICE_URL: products.url });
    await shop.opened;
  });
  after(async () => {
    await shop.stop();
    await products.stop();
  });

  async function pages(path: string, key: string): Promise<Order[][]> {
    const read: Order[][] = [];
    let next: string | null = '';
    while (next !== null) {
      const from: string = next && `&cursor=${next}`;
      const reply = await shop.api.get<Page<Order>>(path + from, { key });
      read.push(reply.body.results);
      next = reply.body.next;
    }
    return read;
  }

  it('shows users their own placed orders, the latest first, page by page', async () => {
    const shopper = await newShopper(shop);
    const placed: Order[] = [];
    for (let n = 1; n <= 5; n += 1) {
      await shopper.add(mug, n);
      placed.unshift((await shopper.checkout()).body.result);
    }
    await shopper.add(mug);
    const read = await pages('/api/order/history?limit=2', shopper.key);
    expect(read.map(({ length }) => length)).to.deep.equal([2, 2, 1]);
    expect(read.flat()).to.deep.equal(placed);
  });

  /** As many as an order can have. */
  async function fillWithLines({ id }: Order): Promise<void> {
    const connection = await createConnection(String(shop.env['DATABASE_URL']));
    const lines = Array.from({ length: MAX_LINES - 1 }, (_, n) => [idToBytes(id), randomBytes(16), n + 2]);
    await connection.query(
      `INSERT INTO order_lines (order_id, product_id, position, name, slug, image, unit_price_cents, quantity)
       VALUES ${lines.map(() => `(?, ?, ?, 'More', 'more', 'more.svg', 100, 1)`).join()}`,
      lines.flat(),
    );
    await connection.end();
  }

  it('ends a page early rather than return more than a thousand lines; every order comes whole', async () => {
    const shopper = await newShopper(shop);
    for (let n = 1; n <= 12; n += 1) {
      await shopper.add(mug, n);
      await fillWithLines((await shopper.checkout()).body.result);
    }
    const read = await pages('/api/order/history?limit=100', shopper.key);
    expect(read.map(({ length }) => length)).to.deep.equal([9, 3]);
    expect(read.flat().map(({ items }) => items[0]?.quantity)).to.deep.equal(
      Array.from({ length: 12 }, (_, n) => 12 - n),
    );
    expect(read.flat().every(({ items }) => items.length === MAX_LINES)).to.equal(true);
  });

  it('has an empty history to begin with', async () => {
    const shopper = await newShopper(shop);
    expect((await shopper.history()).body).to.deep.equal({ results: [], next: null });
  });

  it('shows an own order, open or placed, and nobody else’s', async () => {
    const [shopper, other] = [await newShopper(shop), await newShopper(shop)];
    const { body } = await shopper.add(mug);
    expect((await shopper.order(body.result.id)).body.result).to.deep.equal(body.result);
    const { body: placed } = await shopper.checkout();
    expect((await shopper.order(body.result.id)).body.result).to.deep.equal(placed.result);
    for (const id of [body.result.id, randomUUID(), 'x', '%00', '1', 'ü'])
      expect((await other.order(id)).body, id).to.include({ status: 404, code: 'order-missing' });
  });

  it('is the same after signing out and in again', async () => {
    const id = randomUUID();
    const { body } = await (await newShopper(shop, id)).add(mug, 2);
    expect((await (await newShopper(shop, id)).open()).body.result).to.deep.equal(body.result);
  });

  it('shows an admin everybody’s orders in a state, page by page', async () => {
    const admin = await signedIn(shop.env, { role: 'admin' });
    const shoppers = await Promise.all(Array.from({ length: 5 }, () => newShopper(shop)));
    const open: Order[] = [];
    for (const shopper of shoppers) open.unshift((await shopper.add(mug)).body.result);
    const read = await pages('/api/orders?limit=2', admin);
    expect(read.slice(0, -1).every(({ length }) => length === 2)).to.equal(true);
    expect(read.flat().slice(0, 5)).to.deep.equal(open);
    expect(read.flat().every(({ is_open }) => is_open)).to.equal(true);
    const { body } = await shoppers[0]!.checkout();
    expect((await pages('/api/orders?limit=200&state=placed', admin)).flat()).to.deep.include(body.result);
  });

  it('refuses a cursor of another list, a bad limit and an unknown state', async () => {
    const admin = await signedIn(shop.env, { role: 'admin' });
    const faults = async (path: string) => {
      const { status, body } = await shop.api.get<Problem>(path, { key: admin });
      return [status, body.errors?.map((fault) => fault.path)];
    };
    const foreign = Buffer.from('["2026-01-01T00:00:00.000Z"]').toString('base64url');
    expect(await faults(`/api/orders?cursor=${foreign}`)).to.deep.equal([422, ['query.cursor']]);
    expect(await faults('/api/order/history?cursor=xyz')).to.deep.equal([422, ['query.cursor']]);
    const never = Buffer.from('["2026-13-45T00:00:00.000Z","00000000-0000-7000-8000-000000000000"]').toString(
      'base64url',
    );
    expect(await faults(`/api/order/history?cursor=${never}`)).to.deep.equal([422, ['query.cursor']]);
    expect(await faults('/api/orders?limit=0&state=eaten')).to.deep.equal([
      422,
      ['query.state', 'query.limit'],
    ]);
  });
});
