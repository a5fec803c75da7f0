import { expect } from 'chai';
import type { Page } from '@bulkhead/chassis/contract/shared';
import type { ApiClient } from '@bulkhead/chassis/testing/ApiClient';
import { testRedis } from '@bulkhead/tools/engines/testServers';
import type { Product } from '@bulkhead/product/contract';
import { ServiceProcess } from '../component/ServiceProcess.ts';
import { newShopper, until, type Shopper } from '../component/shopping.ts';
import { signedIn, startOrder, type OrderUnderTest } from '../component/startOrder.ts';

describe('the order service and the real product service', function () {
  this.timeout(60_000);
  let product: ServiceProcess;
  let catalogue: ApiClient;
  let shop: OrderUnderTest;
  let shopper: Shopper;
  let admin: string;
  let mug: Product;

  before(async () => {
    const REDIS_URL = await testRedis();
    product = await ServiceProcess.of('product', { REDIS_URL, SEED_DEMO_CATALOGUE: '1' });
    catalogue = await product.start();
    shop = await startOrder({ REDIS_URL, PRODUCT_SERVICE_URL: product.url });
    await shop.opened;
    admin = await signedIn(shop.env, { role: 'admin' });
    const { body } = await catalogue.get<Page<Product>>('/api/products');
    mug = body.results[0]!;
    // Added by id while the product service still answers; the feed brings the rest.
    await copiesComplete();
  });
  after(async () => {
    await shop.stop();
    await product.end('SIGKILL');
  });
  beforeEach(async () => {
    shopper = await newShopper(shop);
  });

  const copiesComplete = () =>
    until(
      async () => (await fetch(`${shop.managementUrl}/metrics`)).text(),
      (text) => /^product_copies_age_seconds\{.*\} \d/m.test(text),
    );
  const change = (part: Partial<Product>) =>
    catalogue.patch(`/api/product/${mug.id}`, { key: admin, body: part });

  it('agree on what a product is called and costs', async () => {
    const { body } = await shopper.add(mug.slug, 2);
    const { id, name, slug, image, price, currency } = mug;
    expect(body.result.items[0]).to.include({ product: id, name, slug, image, unit_price: price });
    expect(body.result.currency).to.equal(currency);
  });

  it('agree on a product that does not exist', async () => {
    expect((await shopper.add('no-such-product')).status).to.equal(404);
    expect((await shopper.add(crypto.randomUUID())).status).to.equal(404);
  });

  it('pass a new price on through the change feed', async () => {
    await shopper.add(mug.id);
    await change({ price: '77.77' });
    const { body } = await until(shopper.open, (reply) => reply.body.result.items[0]?.price_changed === true);
    expect(body.result.total).to.equal('77.77');
    expect((await shopper.checkout()).body.code).to.equal('price-changed');
  });

  it('pass the hiding of a product on through the change feed, and its return', async () => {
    await shopper.add(mug.id);
    await catalogue.delete(`/api/product/${mug.id}`, { key: admin });
    const hidden = () => shopper.checkout({ expected_total: '0.00' });
    await until(hidden, ({ body }) => body.code === 'product-hidden');
    await until(
      () => shopper.add(mug.id),
      ({ body }) => body.code === 'product-hidden',
    );
    await change({ is_active: true });
    await until(hidden, ({ body }) => body.code === 'price-changed');
  });

  it('leave ordering possible while the product service hangs, is dead, and is back', async () => {
    const { body } = await catalogue.get<Page<Product>>('/api/products');
    const slugs = body.results.map(({ slug }) => slug);
    product.signal('SIGSTOP');
    for (const slug of slugs.slice(0, 8)) expect((await shopper.add(slug)).status).to.equal(200);
    product.signal('SIGCONT');
    await product.end('SIGKILL');
    for (const slug of slugs.slice(8, 16)) expect((await shopper.add(slug)).status).to.equal(200);
    await product.start();
    await change({ price: '5.55' });
    await until(
      () => shopper.add(mug.id),
      (reply) => reply.body.result.items.some(({ unit_price }) => unit_price === '5.55'),
    );
    expect((await shopper.checkout()).status).to.equal(200);
  });
});
