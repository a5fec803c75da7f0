import { expect } from 'chai';
import { setTimeout as delay } from 'node:timers/promises';
import { Relay } from '@bulkhead/chassis/testing/Relay';
import { ownDatabase, testDatabase } from '@bulkhead/tools/engines/testServers';
import { ProductStandIn } from './ProductStandIn.ts';
import { newShopper, until, type Shopper } from './shopping.ts';
import { startOrder, type OrderUnderTest } from './startOrder.ts';

describe('the order service and its database', () => {
  const products = new ProductStandIn();
  let shop: OrderUnderTest;
  let shopper: Shopper;

  before(async () => {
    await products.start();
    products.put({ slug: 'mug' });
  });
  after(() => products.stop());

  async function start(DATABASE_URL: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
    shop = await startOrder({ PRODUCT_SERVICE_URL: products.url, DATABASE_URL, ...env });
    shopper = await newShopper(shop);
  }

  it('keeps what was ordered while the database hangs', async () => {
    const server = await ownDatabase();
    await start(await server.createDatabase('orders'));
    try {
      await shop.opened;
      await shopper.add('mug', 5);
      await server.kill('SIGSTOP');
      expect((await shopper.change('mug', 2)).status).to.equal(503);
      await server.kill('SIGCONT');
      const { body } = await until(
        () => shopper.open(),
        ({ status }) => status === 200,
      );
      expect(body.result.quantity).to.equal(5);
    } finally {
      await shop.stop();
      await server.stop();
    }
  });

  it('needs one connection for a request, and no second one inside a transaction', async () => {
    await start(await testDatabase(), { DATABASE_POOL_SIZE: '1' });
    try {
      await shop.opened;
      const two = [shopper, await newShopper(shop)];
      const added = await Promise.all(two.map((one) => one.add('mug', 1, 'a')));
      const placed = await Promise.all(two.map((one) => one.checkout({}, 'b')));
      expect([...added, ...placed].map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
    } finally {
      await shop.stop();
    }
  });

  it('hold an order that is either open or placed when the network fails midway', async () => {
    const relay = await new Relay(await testDatabase()).start();
    await start(relay.url);
    try {
      await shop.opened;
      await shopper.add('mug', 5);
      const interrupted = shopper.checkout();
      await delay(1);
      await relay.stop();
      const { status } = await interrupted;
      await relay.start();
      const { body } = await until(
        () => shopper.open(),
        (reply) => reply.status === 200,
      );
      const { results } = (await shopper.history()).body;
      if (status === 200) expect(results).to.have.length(1);
      if (results.length === 0) expect(body.result.quantity).to.equal(5);
      else expect([results.length, body.message]).to.deep.equal([1, 'No order found']);
    } finally {
      await shop.stop();
      await relay.stop();
    }
  });
});
