import { expect } from 'chai';
import { ProductStandIn } from './ProductStandIn.ts';
import { newShopper, until, type Shopper } from './shopping.ts';
import { startOrder, type OrderUnderTest } from './startOrder.ts';

type Mood = ProductStandIn['mood'] | 'refuses';
const TROUBLES: Mood[] = ['refuses', 'hangs', 'fails', 'talks garbage', 'sends something else'];

describe('ordering without the product service', () => {
  let products: ProductStandIn;
  let shop: OrderUnderTest;
  let shopper: Shopper;

  beforeEach(async () => {
    products = await new ProductStandIn().start();
    products.put({ slug: 'mug', price: '4.99' });
    shop = await startOrder({ PRODUCT_SERVICE_URL: products.url });
    await shop.opened;
    shopper = await newShopper(shop);
    await copiesComplete();
  });
  afterEach(async () => {
    await shop.stop();
    await products.stop();
  });

  const metric = async (name: string) => {
    const text = await (await fetch(`${shop.managementUrl}/metrics`)).text();
    const value = new RegExp(`^${name}\\{.*\\} (\\S+)$`, 'm').exec(text)?.[1];
    return value === '+Inf' ? Infinity : Number(value);
  };
  const copiesComplete = () => until(() => metric('product_copies_age_seconds'), Number.isFinite);
  const becomes = async (mood: Mood) => {
    if (mood === 'refuses') await products.stop();
    else products.mood = mood;
  };

  for (const mood of TROUBLES) {
    it(`adds, shows, changes and checks out from the copies while it ${mood}`, async () => {
      await becomes(mood);
      for (let n = 1; n <= 8; n += 1) {
        const started = performance.now();
        const { status, body } = await shopper.add('mug', 1);
        expect([status, body.result.quantity]).to.deep.equal([200, n]);
        expect(performance.now() - started).to.be.lessThan(700);
      }
      expect(await metric('product_copy_fallbacks_total')).to.equal(8);
      expect((await shopper.change('mug', 2)).body.result.total).to.equal('9.98');
      expect((await shopper.open()).status).to.equal(200);
      expect((await shopper.checkout({ expected_total: '9.98' })).status).to.equal(200);
      expect((await fetch(`${shop.managementUrl}/readyz`)).status).to.equal(200);
    });

    it(`reports an unknown product quickly while it ${mood}`, async () => {
      const unheard = '01890000-0000-7000-8000-000000000000';
      await becomes(mood);
      const started = performance.now();
      const { status, body, headers } = await shopper.add(unheard);
      expect([status, body.code]).to.deep.equal([503, 'product-service-unavailable']);
      expect(headers.get('retry-after')).to.equal('1');
      expect(performance.now() - started).to.be.lessThan(700);
    });
  }

  it('starts while it is down, and works from earlier copies', async () => {
    await products.stop();
    const late = await startOrder({ ...shop.env, PORT: '0', MANAGEMENT_PORT: '0' });
    await late.opened;
    expect((await (await newShopper(late)).add('mug')).status).to.equal(200);
    await late.stop();
  });

  it('asks it again within 5 s of its return', async () => {
    await becomes('fails');
    for (let n = 0; n < 20; n += 1) await shopper.add('mug');
    products.put({ slug: 'jug', price: '7.00' });
    products.mood = 'well';
    await until(
      () => shopper.add('jug'),
      ({ status }) => status === 200,
    );
  });

  it('does not ask for a product more than once a second, however many want it', async () => {
    const { id } = products.put();
    const others = await Promise.all(Array.from({ length: 5 }, () => newShopper(shop)));
    const replies = await Promise.all(others.flatMap((other) => [other.add(id), other.add(id)]));
    expect(replies.map(({ status }) => status)).to.deep.equal(Array(10).fill(200));
    expect(products.asked.filter((url) => url === `/api/product/${id}`)).to.have.length(1);
  });

  it('asks again for the next caller if the first one had no time left', async () => {
    const { id } = products.put();
    const { key } = shopper;
    const hurried = { key, body: { product_id: id }, headers: { 'X-Request-Timeout-Ms': '20' } };
    expect((await shop.api.post('/api/order/add-item', hurried)).status).to.equal(503);
    expect((await shopper.add(id)).status).to.equal(200);
  });

  it('adds no hidden product, even before the copies are updated', async () => {
    const { id } = products.put({ slug: 'vase' });
    await until(
      () => shopper.add('vase'),
      ({ status }) => status === 200,
    );
    products.remove(id);
    const refused = await until(
      () => shopper.add(id),
      ({ status }) => status !== 200,
    );
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'product-hidden']);
  });
});
