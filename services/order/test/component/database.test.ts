import { expect } from 'chai';
import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseServer } from '@bulkhead/tools/engines/DatabaseServer';
import { ownDatabase, temporaryFolder, testDatabase } from '@bulkhead/tools/engines/testServers';
import { ProductStandIn } from './ProductStandIn.ts';
import { Relay } from './Relay.ts';
import { newShopper, until, type Answer, type Shopper } from './shopping.ts';
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
  const health = async (path: string) => (await fetch(shop.managementUrl + path)).status;

  /** Every kind of request is refused in time and in words; the process lives and is not ready. */
  async function expectRefusals(): Promise<void> {
    const asks: (() => Promise<{ status: number; headers: Headers; body: unknown }>)[] = [
      () => shopper.add('mug'),
      () => shopper.change('mug', 2),
      () => shopper.open(),
      () => shopper.checkout({}, 'one-key'),
      () => shopper.history(),
    ];
    for (const ask of asks) {
      const started = performance.now();
      const { status, headers, body } = await ask();
      expect(performance.now() - started).to.be.lessThan(1000);
      expect(status).to.equal(503);
      expect(Number(headers.get('retry-after'))).to.be.greaterThan(0);
      expect((body as Answer).detail).to.match(/^[A-Z][^{]+\w/);
    }
    expect(await health('/livez')).to.equal(200);
    expect(await health('/readyz')).to.equal(503);
  }

  async function expectRecovery(): Promise<void> {
    await until(
      () => health('/readyz'),
      (status) => status === 200,
    );
    await until(
      () => shopper.add('mug', 1),
      ({ status }) => status === 200,
    );
  }

  describe('as a server of its own', () => {
    const dir = temporaryFolder();
    let server: DatabaseServer;

    before(async () => {
      server = await ownDatabase({ dir });
      await start(await server.createDatabase('orders'));
      await shop.opened;
    });
    after(async () => {
      await shop.stop();
      await server.stop();
    });

    it('hangs: refused within a second, nothing changed, well again by itself', async () => {
      await shopper.add('mug', 5);
      await server.kill('SIGSTOP');
      try {
        await expectRefusals();
      } finally {
        await server.kill('SIGCONT');
      }
      await until(
        () => health('/readyz'),
        (status) => status === 200,
      );
      expect((await shopper.open()).body.result.quantity).to.equal(5);
      await expectRecovery();
    });

    it('is killed: refused within a second, well again once it is started', async () => {
      await shopper.add('mug', 1);
      await server.kill('SIGKILL');
      await server.exited;
      await expectRefusals();
      server = await ownDatabase({ dir, port: server.port });
      await expectRecovery();
    });
  });

  describe('behind a network that fails', () => {
    let relay: Relay;

    beforeEach(async () => {
      relay = await new Relay(await testDatabase()).start();
    });
    afterEach(async () => {
      relay.mood = 'passes';
      await shop.stop();
      await relay.stop();
    });

    for (const mood of ['swallows', 'garbles'] as const) {
      it(`${mood} what is said: refused within a second, well again by itself`, async () => {
        await start(relay.url);
        await shop.opened;
        await shopper.add('mug');
        relay.mood = mood;
        await expectRefusals();
        relay.mood = 'passes';
        await expectRecovery();
      });

      it(`${mood} what is said from the start: the port is open, and the service gets ready by itself`, async () => {
        relay.mood = mood;
        await start(relay.url);
        await expectRefusals();
        relay.mood = 'passes';
        await expectRecovery();
      });
    }

    it('refuses connections: refused within a second, well again by itself', async () => {
      await start(relay.url);
      await shop.opened;
      await relay.stop();
      await expectRefusals();
      await relay.start();
      await expectRecovery();
    });

    it('refuses connections from the start: the port is open, and the service gets ready by itself', async () => {
      await relay.stop();
      await start(relay.url);
      await expectRefusals();
      await relay.start();
      await expectRecovery();
    });
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

  it('hold an order that is open or placed, and nothing between, when the network fails midway', async () => {
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
