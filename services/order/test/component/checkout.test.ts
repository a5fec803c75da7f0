import { expect } from 'chai';
import { createConnection } from 'mysql2/promise';
import { ProductStandIn } from './ProductStandIn.ts';
import { newShopper, persistently, until, type Shopper } from './shopping.ts';
import { startOrder, type OrderUnderTest } from './startOrder.ts';

describe('placing an order', () => {
  const products = new ProductStandIn();
  let shop: OrderUnderTest;
  let shopper: Shopper;

  before(async () => {
    await products.start();
    shop = await startOrder({ PRODUCT_SERVICE_URL: products.url });
    await shop.opened;
  });
  after(async () => {
    await shop.stop();
    await products.stop();
  });
  beforeEach(async () => {
    shopper = await newShopper(shop);
  });

  const placedTotal = async () => {
    const text = await (await fetch(`${shop.managementUrl}/metrics`)).text();
    return Number(/^orders_placed_total\{.*\} (\d+)$/m.exec(text)?.[1]);
  };

  it('places the open order as it is and leaves none open', async () => {
    const { body: added } = await shopper.add(products.put({ price: '19.99' }).id, 3);
    const { status, body } = await shopper.checkout({ expected_total: '59.97' });
    expect(status).to.equal(200);
    expect(body.message).to.equal('Order placed');
    expect(body.result).to.deep.equal({
      ...added.result,
      state: 'placed',
      is_open: false,
      placed_at: body.result.placed_at,
    });
    expect(Date.parse(body.result.placed_at!)).to.be.closeTo(Date.now(), 5000);
    expect((await shopper.open()).body).to.deep.equal({ message: 'No order found' });
  });

  it('takes a form, and needs no body at all', async () => {
    await shopper.add(products.put().id);
    const { key } = shopper;
    const form = await shop.api.post('/api/order/checkout', { key, form: { expected_total: '1.00' } });
    expect(form.status).to.equal(200);
    await shopper.add(products.put().id);
    expect((await shop.api.post('/api/order/checkout', { key })).status).to.equal(200);
  });

  it('is refused when there is no order, and when nothing is in it', async () => {
    expect((await shopper.checkout()).body).to.include({ status: 409, code: 'order-empty' });
    const { id } = products.put();
    await shopper.add(id);
    await shopper.remove(id);
    expect((await shopper.checkout()).body).to.include({ status: 409, code: 'order-empty' });
  });

  for (const expected_total of ['19.999', '-1', '1e9', 'NaN', '', 5, null]) {
    it(`refuses ${JSON.stringify(expected_total)} as the expected total`, async () => {
      await shopper.add(products.put().id);
      const { status, body } = await shopper.checkout({ expected_total } as never);
      expect([status, body.errors?.[0]?.path]).to.deep.equal([422, 'expected_total']);
      expect((await shopper.open()).body.result.is_open).to.equal(true);
    });
  }

  it('begins a new order with the next product, however the last one was placed', async () => {
    const { id } = products.put();
    const { body: first } = await shopper.add(id);
    await shopper.checkout();
    const { body: second } = await shopper.add(id);
    expect(second.result.id).not.to.equal(first.result.id);
    expect(second.result.quantity).to.equal(1);
  });

  it('makes one order of twenty simultaneous checkouts with the same key', async () => {
    const before = await placedTotal();
    await shopper.add(products.put().id);
    // The first one waits for the order's row, so that the others find it running.
    const lock = await createConnection(String(shop.env['DATABASE_URL']));
    await lock.beginTransaction();
    await lock.query('SELECT 1 FROM orders FOR UPDATE');
    const asked = Array.from({ length: 20 }, () => shopper.checkout({}, 'same'));
    await Promise.race(asked);
    await lock.end();
    const replies = await Promise.all(asked);
    const placed = replies.filter(({ status }) => status === 200);
    const others = replies.filter(({ status }) => status !== 200);
    expect(placed).to.have.length.greaterThan(0);
    expect(new Set(placed.map(({ body }) => JSON.stringify(body))).size).to.equal(1);
    expect(others).to.have.length.greaterThan(0);
    for (const { body, headers } of others)
      expect([body.code, headers.get('retry-after')]).to.deep.equal(['in-progress', '1']);
    expect((await shopper.history()).body.results).to.have.length(1);
    expect(await placedTotal()).to.equal(before + 1);
  });

  it('makes one order of twenty simultaneous checkouts without a key', async () => {
    await shopper.add(products.put().id);
    const replies = await Promise.all(Array.from({ length: 20 }, () => shopper.checkout()));
    const codes = replies.map(({ status, body }) => (status === 200 ? 'placed' : body.code)).sort();
    expect(codes).to.deep.equal([...Array<string>(19).fill('order-empty'), 'placed']);
    expect((await shopper.history()).body.results).to.have.length(1);
  });

  it('returns the same order for the same key later, and leaves the next open order alone', async () => {
    const { id } = products.put();
    await shopper.add(id);
    const first = await shopper.checkout({}, 'kept');
    const { body: next } = await shopper.add(id, 2);
    const again = await shopper.checkout({}, 'kept');
    expect([again.status, again.body]).to.deep.equal([200, first.body]);
    expect((await shopper.open()).body.result).to.deep.equal(next.result);
  });

  it('treats the same key on two paths as two keys', async () => {
    const { id } = products.put();
    const added = await shopper.add(id, 1, 'one-key');
    const placed = await shopper.checkout({}, 'one-key');
    expect([placed.status, placed.body.result.id]).to.deep.equal([200, added.body.result.id]);
    expect((await shopper.add(id, 1, 'one-key')).body).to.deep.equal(added.body);
    expect((await shopper.open()).body).to.deep.equal({ message: 'No order found' });
  });

  it('neither loses nor doubles anything when an addition and a checkout coincide', async () => {
    const { id } = products.put();
    await shopper.add(id);
    const work = Array.from({ length: 30 }, (_, n) =>
      persistently((once) => (n % 3 === 0 ? shopper.checkout({}, once) : shopper.add(id, 1, once))),
    );
    const added = (await Promise.all(work)).filter(({ status, body }) => status === 200 && !body.message);
    await shopper.checkout();
    const { results } = (await shopper.history('?limit=100')).body;
    expect(results.reduce((sum, { quantity }) => sum + quantity, 0)).to.equal(added.length + 1);
  }).timeout(30_000);

  describe('when a price has changed since the product was added', () => {
    /** Two of something that cost 10.00 and now costs 12.50. */
    const addDearer = async () => {
      const { id } = products.put({ price: '10.00' });
      await shopper.add(id, 2);
      products.put({ id, price: '12.50' });
      await until(shopper.open, ({ body }) => body.result.items[0]?.price_changed === true);
      return id;
    };

    it('shows the new price, marked as new', async () => {
      const id = await addDearer();
      const { result } = (await shopper.open()).body;
      expect(result.items[0]).to.include({ product: id, unit_price: '12.50', line_total: '25.00' });
      expect(result.total).to.equal('25.00');
    });

    for (const [what, body] of [
      ['the total of before', { expected_total: '20.00' }],
      ['no expected total', {}],
    ] as const) {
      it(`refuses ${what}, with the order at its new price`, async () => {
        await addDearer();
        const refused = await shopper.checkout(body);
        expect([refused.status, refused.body.code]).to.deep.equal([409, 'price-changed']);
        expect(refused.body.result).to.deep.equal((await shopper.open()).body.result);
        expect(refused.body.result).to.include({ is_open: true, total: '25.00' });
      });
    }

    it('is accepted by naming the new total, and then stays, whatever the product costs', async () => {
      const id = await addDearer();
      const { body } = await shopper.checkout({ expected_total: '25.00' });
      expect(body.result).to.include({ state: 'placed', total: '25.00' });
      expect(body.result.items[0]).to.include({ unit_price: '12.50', price_changed: false });
      products.put({ id, price: '99.00' });
      await (await newShopper(shop)).add(id);
      expect((await shopper.order(body.result.id)).body.result).to.deep.equal(body.result);
    });

    it('is accepted by adding the product again', async () => {
      const id = await addDearer();
      const { body } = await until(
        () => shopper.add(id),
        ({ body: { result } }) => result.items[0]?.unit_price === '12.50',
      );
      expect(body.result.items[0]).to.include({ price_changed: false });
      expect((await shopper.checkout()).status).to.equal(200);
    });

    it('is not accepted by changing a quantity', async () => {
      const id = await addDearer();
      expect((await shopper.change(id, 1)).body.result.items[0]).to.include({ price_changed: true });
      expect((await shopper.checkout()).body.code).to.equal('price-changed');
    });
  });

  describe('when a product in it is hidden', () => {
    const addHidden = async () => {
      const { id } = products.put({ name: 'Vase', price: '5.00' });
      await shopper.add(id, 2);
      products.put({ id, is_active: false });
      // This total is never right, so nothing is placed while we wait.
      await until(
        () => shopper.checkout({ expected_total: '0.00' }),
        ({ body }) => body.code === 'product-hidden',
      );
      return id;
    };

    it('is refused, names the product, and goes through without it', async () => {
      const kept = products.put().id;
      await shopper.add(kept);
      const id = await addHidden();
      const { status, body } = await shopper.checkout();
      expect([status, body.code]).to.deep.equal([409, 'product-hidden']);
      expect(body.detail).to.contain('Vase');
      expect(body.errors?.map(({ code, values }) => [code, values?.['name']])).to.deep.equal([
        ['product-hidden', body.values?.['name']],
      ]);
      expect(body.errors?.map(({ path }) => path)).to.deep.equal([`items.${id}`]);
      await shopper.remove(id);
      expect((await shopper.checkout()).body.result.items.map(({ product }) => product)).to.deep.equal([
        kept,
      ]);
    });

    it('allows a smaller quantity of it, but no larger one', async () => {
      const id = await addHidden();
      expect((await shopper.change(id, 3)).body.code).to.equal('product-hidden');
      expect((await shopper.change(id, 1)).body.result.quantity).to.equal(1);
      const refused = await until(
        () => shopper.add(id),
        ({ status }) => status === 409,
      );
      expect(refused.body.code).to.equal('product-hidden');
    });
  });
});
