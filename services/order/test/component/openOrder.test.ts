import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { Problem } from '@bulkhead/chassis/contract/shared';
import type { Product } from '@bulkhead/product/contract';
import type { Order } from '../../src/contract/order.ts';
import { ProductStandIn } from './ProductStandIn.ts';
import { newShopper, persistently } from './shopping.ts';
import { signedIn, startOrder, type OrderUnderTest } from './startOrder.ts';

interface Result {
  result: Order;
  message?: string;
}

describe('the open order', () => {
  const products = new ProductStandIn();
  let shop: OrderUnderTest;
  let mug: Product;
  let key: string;
  const add = (product_id: string, qty?: unknown) =>
    shop.api.post<Result>('/api/order/add-item', { key, body: { product_id, qty } });
  const refusedAdd = (product_id: string, qty?: unknown) =>
    shop.api.post<Problem>('/api/order/add-item', { key, body: { product_id, qty } });

  before(async () => {
    await products.start();
    mug = products.put({ name: 'Mug', slug: 'mug', price: '4.99' });
    shop = await startOrder({ PRODUCT_SERVICE_URL: products.url });
    await shop.opened;
  });
  after(async () => {
    await shop.stop();
    await products.stop();
  });
  beforeEach(async () => {
    key = await signedIn(shop.env);
  });

  it('can be changed only a limited number of times a minute by one person', async () => {
    const limited = await startOrder({
      ...shop.env,
      PORT: '0',
      MANAGEMENT_PORT: '0',
      LIMIT_ORDER_CHANGES: '5',
    });
    await limited.opened;
    const shopper = await newShopper(limited);
    const changes = [
      () => shopper.add('mug', 1, randomUUID()),
      () => shopper.change('mug', 2),
      () => shopper.remove('mug'),
      () => shopper.add('mug'),
      () => shopper.checkout(),
    ];
    for (const change of changes) expect((await change()).status).to.equal(200);
    for (const change of changes) {
      const { status, headers, body } = await change();
      expect([status, body.code]).to.deep.equal([429, 'too-many-requests']);
      expect(Number(headers.get('retry-after'))).to.be.within(1, 60);
    }
    expect((await shopper.open()).status).to.equal(200);
    expect((await (await newShopper(limited)).add('mug')).status).to.equal(200);
    await limited.stop();
  });

  it('does not exist before something is added', async () => {
    const { status, body } = await shop.api.get('/api/order', { key });
    expect([status, body]).to.deep.equal([200, { message: 'No order found' }]);
  });

  it('begins with the first product added and is shown as in that answer', async () => {
    const added = await add(mug.id, 3);
    expect(added.status).to.equal(200);
    const { result } = added.body;
    expect(result).to.include({ state: 'open', is_open: true, quantity: 3, total: '14.97', currency: 'EUR' });
    expect(result.items[0]).to.deep.equal({
      product: mug.id,
      name: 'Mug',
      slug: 'mug',
      image: '/images/mug.svg',
      quantity: 3,
      unit_price: '4.99',
      line_total: '14.97',
      price_changed: false,
    });
    expect((await shop.api.get<Result>('/api/order', { key })).body.result).to.deep.equal(result);
  });

  it('takes JSON and both form encodings alike, and ids and slugs', async () => {
    const fields = { product_id: 'mug', qty: '2' };
    await add(mug.id.toUpperCase(), 2);
    await shop.api.post('/api/order/add-item', { key, form: fields });
    const { body } = await shop.api.post<Result>('/api/order/add-item', { key, multipart: fields });
    expect(body.result.items.map(({ quantity }) => quantity)).to.deep.equal([6]);
  });

  it('keeps its lines in the order they were added, and one line per product', async () => {
    const [first, second] = [products.put(), products.put()];
    await add(second.id);
    await add(first.id);
    const { body } = await add(second.id, 4);
    expect(body.result.items.map(({ product, quantity }) => [product, quantity])).to.deep.equal([
      [second.id, 5],
      [first.id, 1],
    ]);
  });

  for (const qty of [0, -1, 1.5, '1e3', 100, '', null, [], {}, true, 'NaN', '0x5', ' ']) {
    it(`refuses to add ${JSON.stringify(qty)} pieces`, async () => {
      const { status, body } = await refusedAdd(mug.id, qty);
      expect(status).to.equal(422);
      expect(body.errors?.map(({ path }) => path)).to.deep.equal(['qty']);
      expect((await shop.api.get('/api/order', { key })).body).to.deep.equal({ message: 'No order found' });
    });
  }

  it('lists every fault of a body at once', async () => {
    const { status, body } = await refusedAdd('', 100);
    expect(status).to.equal(422);
    expect(body.errors?.map(({ path }) => path)).to.deep.equal(['product_id', 'qty']);
  });

  it('does not know a product that does not exist, whatever its id looks like', async () => {
    const strange = [
      'no-such-mug',
      crypto.randomUUID(),
      '../users',
      'ａ',
      '🫖',
      "' OR 1=1 --",
      'שלום',
      '%00',
      '\0',
    ];
    for (const id of strange) expect((await refusedAdd(id)).status, id).to.equal(404);
  });

  it('holds at most 99 of a product', async () => {
    await add(mug.id, 99);
    const { status, body } = await refusedAdd(mug.id, 1);
    expect([status, body.code]).to.deep.equal([409, 'line-full']);
    expect((body.result as Order).quantity).to.equal(99);
  });

  it('holds at most 100 products, and their sum is exact', async () => {
    const dear = Array.from({ length: 100 }, () => products.put({ price: '9999999.99' }));
    const shopper = await newShopper(shop);
    key = shopper.key;
    for (const { id } of dear) await persistently((once) => shopper.add(id, 99, once));
    const { status, body } = await refusedAdd(mug.id);
    expect([status, body.code]).to.deep.equal([409, 'order-full']);
    const { result } = (await shop.api.get<Result>('/api/order', { key })).body;
    expect(result.total).to.equal('98999999901.00');
    expect((await refusedAdd(dear[0]!.id)).body.code).to.equal('line-full');
  }).timeout(30_000);

  it('changes quantities, and drops a line at 0', async () => {
    await add(mug.id, 2);
    const change = (qty: unknown) => shop.api.patch<Result>('/api/order/item/mug', { key, body: { qty } });
    expect((await change('7')).body.result).to.include({ quantity: 7, total: '34.93' });
    const { body } = await change(0);
    expect(body.result).to.include({ quantity: 0, total: '0.00' });
    expect(body.result.items).to.deep.equal([]);
  });

  it('drops a deleted line once', async () => {
    await add(mug.id, 2);
    const remove = () => shop.api.delete<Result & Problem>(`/api/order/item/${mug.id}`, { key });
    expect((await remove()).body.result.items).to.deep.equal([]);
    const again = await remove();
    expect([again.status, again.body.code]).to.deep.equal([404, 'item-missing']);
  });

  for (const qty of [-1, 1.5, '1e3', 100, undefined]) {
    it(`refuses to change a quantity to ${JSON.stringify(qty)}`, async () => {
      await add(mug.id, 2);
      const { status } = await shop.api.patch('/api/order/item/mug', { key, body: { qty } });
      expect(status).to.equal(422);
      expect((await shop.api.get<Result>('/api/order', { key })).body.result.quantity).to.equal(2);
    });
  }

  it('adds once, however often a request with one key is repeated, and reports a reused key', async () => {
    const ask = (qty: number) =>
      shop.api.post<Result & Problem>('/api/order/add-item', {
        key,
        body: { product_id: 'mug', qty },
        headers: { 'Idempotency-Key': 'once' },
      });
    const first = await ask(2);
    const again = await ask(2);
    expect([again.status, again.body]).to.deep.equal([200, first.body]);
    expect((await ask(3)).body.code).to.equal('idempotency-key-reused');
    expect((await shop.api.get<Result>('/api/order', { key })).body.result.quantity).to.equal(2);
  });

  it('is one order with the exact sum when one user adds fifty times at once', async () => {
    const kinds = Array.from({ length: 5 }, (_, n) => products.put({ price: `${n}.0${n}` }));
    const shopper = await newShopper(shop);
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, n) => persistently((once) => shopper.add(kinds[n % 5]!.id, 1, once))),
    );
    expect(replies.map(({ status }) => status)).to.deep.equal(Array(50).fill(200));
    expect(new Set(replies.map(({ body }) => body.result.id)).size).to.equal(1);
    const { result } = (await shopper.open()).body;
    expect(result).to.include({ quantity: 50, total: '101.00' });
  }).timeout(30_000);
});
