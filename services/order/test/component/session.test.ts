import { expect } from 'chai';
import { requestContext } from '@bulkhead/chassis/http/requestContext';
import { createMetrics } from '@bulkhead/chassis/observability/metrics';
import { Database } from '@bulkhead/chassis/storage/Database';
import { freePort } from '@bulkhead/tools/engines/freePort';
import { ownRedis } from '@bulkhead/tools/engines/testServers';
import type { RedisServer } from '@bulkhead/tools/engines/RedisServer';
import type { OrderSummary } from '../../src/contract/order.ts';
import { OrderRepository } from '../../src/data/OrderRepository.ts';
import { Summaries } from '../../src/http/Summaries.ts';
import { ProductStandIn } from './ProductStandIn.ts';
import { newShopper, type Shopper, until } from './shopping.ts';
import { redisAt, startOrder, storeOn, type OrderUnderTest } from './startOrder.ts';

describe('the order and the session', () => {
  const products = new ProductStandIn();
  let redis: RedisServer;
  let watch: Awaited<ReturnType<typeof redisAt>>;
  let shop: OrderUnderTest;
  let shopper: Shopper;
  let mug: string;

  before(async () => {
    await products.start();
    mug = products.put({ slug: 'mug', price: '4.99' }).id;
    redis = await ownRedis();
    watch = await redisAt(redis.url);
    shop = await startOrder({ PRODUCT_SERVICE_URL: products.url, REDIS_URL: redis.url });
    await shop.opened;
  });
  after(async () => {
    watch.disconnect();
    await shop.stop();
    await redis.stop();
    await products.stop();
  });
  beforeEach(async () => {
    shopper = await newShopper(shop);
  });

  const kept = () => keptBy(shopper);

  async function keptBy({ id }: Shopper): Promise<OrderSummary | null> {
    const [name] = await watch.keys(`session:{${id}}:*`);
    const record = JSON.parse((await watch.get(name ?? '')) ?? '{}') as { order: OrderSummary | null };
    return record.order;
  }

  it('keeps a summary of the open order in the session, and forgets it when the order is placed', async () => {
    const { result } = (await shopper.add(mug, 2)).body;
    const { id, items, quantity, total, currency } = result;
    expect(await kept()).to.deep.equal({ id, items, quantity, total, currency });
    await shopper.change(mug, 5);
    expect(await kept()).to.include({ quantity: 5, total: '24.95' });
    await shopper.remove(mug);
    expect(await kept()).to.include({ quantity: 0, total: '0.00' });
    await shopper.add(mug);
    await shopper.checkout();
    expect(await kept()).to.equal(null);
  });

  it('does not go back to an older state when an answer is repeated', async () => {
    const add = await shopper.add(mug, 2, 'wish-1');
    expect(add.headers.has('idempotent-replayed')).to.equal(false);
    await shopper.checkout({}, 'wish-2');
    const again = await shopper.add(mug, 2, 'wish-1');
    expect([again.body, again.headers.get('idempotent-replayed')]).to.deep.equal([add.body, 'true']);
    expect(await kept()).to.equal(null);
    await shopper.add(mug, 1, 'wish-3');
    await shopper.checkout({}, 'wish-2');
    expect(await kept()).to.include({ quantity: 1 });
  });

  it('learns from a repeated answer what the first one could not store', async () => {
    await shopper.add(mug, 2);
    const alone = await startOrder({ ...shop.env, REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
    await alone.opened;
    const placed = await alone.api.post('/api/order/checkout', {
      key: shopper.key,
      body: {},
      headers: { 'Idempotency-Key': 'wish-4' },
    });
    await alone.stop();
    expect([placed.status, (await kept())?.quantity]).to.deep.equal([200, 2]);
    await shopper.checkout({}, 'wish-4');
    await until(kept, (order) => order === null);
  });

  it('puts the order into a new session when it is viewed', async () => {
    await shopper.add(mug, 2);
    await watch.flushall();
    shopper = await newShopper(shop, shopper.id);
    expect(await kept()).to.equal(null);
    await shopper.open();
    expect(await kept()).to.include({ quantity: 2 });
  });

  describe('while Redis refuses writes', () => {
    let other: OrderUnderTest;
    before(async () => (other = await startOrder(shop.env)));
    after(() => other.stop());
    const setRoom = (bytes: number) => watch.config('SET', 'maxmemory', bytes);
    afterEach(() => setRoom(0));

    it('stores a summary later, in the order’s newest state', async () => {
      await shopper.add(mug, 2);
      await setRoom(1);
      await shopper.change(mug, 3);
      await other.api.patch(`/api/order/item/${mug}`, { key: shopper.key, body: { qty: 5 } });
      expect(await kept()).to.include({ quantity: 2 });
      await setRoom(0);
      await until(kept, (order) => order?.quantity === 5);
    });

    it('stores no summary of an order that was placed meanwhile', async () => {
      await setRoom(1);
      await shopper.add(mug, 2);
      const { status } = await other.api.post('/api/order/checkout', { key: shopper.key, body: {} });
      expect(status).to.equal(200);
      const next = await marker();
      await setRoom(0);
      await until(
        () => keptBy(next),
        (order) => order?.quantity === 1,
      );
      expect(await kept()).to.equal(null);
    });

    /** A shopper whose summary is stored after those that already wait. */
    async function marker(): Promise<Shopper> {
      await setRoom(0);
      const next = await newShopper(shop);
      await setRoom(1);
      await next.add(mug);
      await setRoom(0);
      return next;
    }
  });

  it('is updated again when a slow request may have written after the next one', async () => {
    await shopper.add(mug, 2);
    const database = new Database({
      url: String(shop.env['DATABASE_URL']),
      poolSize: 1,
      metrics: createMetrics('test'),
    });
    const { store, session } = await sessionOf(shopper);
    const summaries = new Summaries({ orders: new OrderRepository(database), store });
    const late = { requestId: '', traceId: '', spanId: '', deadline: performance.now() };
    await requestContext.run(late, () => summaries.keep(session, null));
    await until(kept, (order) => order?.quantity === 2);
    await summaries.close();
    await database.close();
  });

  async function sessionOf({ key }: Shopper) {
    const store = storeOn(watch);
    const session = await store.read(key);
    if (!session) throw new Error('Nobody has this key');
    return { store, session };
  }

  it('refuses a change requested by the page of another site', async () => {
    const response = await fetch(`${shop.url}/api/order/add-item`, {
      method: 'POST',
      headers: { Cookie: `bulkhead_session=${shopper.key}`, 'Sec-Fetch-Site': 'cross-site' },
      body: new URLSearchParams({ product_id: mug }),
    });
    expect(response.status).to.equal(403);
    expect((await shopper.open()).body.message).to.equal('No order found');
  });
});
