import { expect } from 'chai';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import type { ApiClient } from '@bulkhead/chassis/testing/ApiClient';
import { bytesToId, idToBytes } from '@bulkhead/chassis/storage/id';
import { ownDatabase } from '@bulkhead/tools/engines/testServers';
import { ServiceProcess } from './ServiceProcess.ts';
import { ProductStandIn } from './ProductStandIn.ts';
import { newShopper, persistently, until, type Shopper } from './shopping.ts';

/** The order of `killedAmongCheckouts` in the database: untouched, and placed. */
const OPEN = { is_open: 1, is_placed: 0, total_cents: null, items: '2 × 250, 1 × 1000' };
const PLACED = { is_open: 0, is_placed: 1, total_cents: 1600, items: '2 × 300, 1 × 1000' };

/** The only order this person has. */
async function rowOf(database: Connection, { id }: Shopper) {
  const [rows] = await database.query<RowDataPacket[]>(
    `SELECT id, state, open_user_id IS NOT NULL AS is_open, placed_at IS NOT NULL AS is_placed, total_cents,
       (SELECT GROUP_CONCAT(quantity, ' × ', unit_price_cents ORDER BY position SEPARATOR ', ')
        FROM order_lines WHERE order_id = id) AS items
     FROM orders WHERE user_id = ?`,
    [idToBytes(id)],
  );
  expect(rows).to.have.length(1);
  const { id: bytes, state, ...row } = rows[0]!;
  return { id: bytesToId(bytes as Buffer), state: state as string, row };
}

describe('the order service as a process', function () {
  this.timeout(60_000);
  const products = new ProductStandIn();
  let service: ServiceProcess;

  before(async () => {
    await products.start();
    products.put({ slug: 'mug', price: '2.50' });
    products.put({ slug: 'jug', price: '10.00' });
  });
  after(() => products.stop());
  beforeEach(async () => {
    service = await ServiceProcess.of('order', { PRODUCT_SERVICE_URL: products.url });
  });
  afterEach(() => service.end('SIGKILL'));

  /** Checkouts of lines whose price has changed, so that each rewrites its lines; SIGKILL comes with the given answer. */
  async function killedAmongCheckouts(shoppers: Shopper[], answer: number) {
    const [mug, jug] = [products.put({ price: '2.50' }), products.put({ price: '10.00' })];
    for (const shopper of shoppers) {
      await persistently((key) => shopper.add(mug.id, 2, key));
      await persistently((key) => shopper.add(jug.id, 1, key));
    }
    products.put({ ...mug, price: '3.00' });
    await until(
      () => shoppers[0]!.open(),
      ({ body }) => body.result.total === '16.00',
    );
    let answers = 0;
    const replies = shoppers.map(async (shopper) => {
      const reply = await shopper.checkout({ expected_total: '16.00' }, 'the-key').catch(() => undefined);
      answers += 1;
      if (answers === answer) service.signal('SIGKILL');
      return reply;
    });
    await Promise.all(replies);
    await service.ended;
    await service.start();
    return Promise.all(replies);
  }

  const shoppersOf = (api: ApiClient, count: number): Promise<Shopper[]> =>
    Promise.all(Array.from({ length: count }, () => newShopper({ api, env: service.env })));

  it('leaves the order either open or placed when it is killed at any moment of a checkout', async () => {
    const tally = { open: 0, placedUnanswered: 0, rounds: 0 };
    const api = await service.start();
    const database = await createConnection(String(service.env['DATABASE_URL']));
    while (tally.open === 0 || tally.placedUnanswered === 0) {
      tally.rounds += 1;
      expect(tally.rounds, JSON.stringify(tally)).to.be.at.most(12);
      const shoppers = await shoppersOf(api, 15);
      const replies = await killedAmongCheckouts(shoppers, 1 + (tally.rounds % 7));

      for (const [n, shopper] of shoppers.entries()) {
        const { id, state, row } = await rowOf(database, shopper);
        const answered = replies[n]?.status === 200;
        expect(row).to.deep.equal(state === 'open' ? OPEN : PLACED);
        if (state === 'open') expect(answered).to.equal(false);
        tally.open += state === 'open' ? 1 : 0;
        tally.placedUnanswered += state === 'placed' && !answered ? 1 : 0;

        const { results } = (await shopper.history()).body;
        expect(results.map((order) => order.id)).to.deep.equal(state === 'open' ? [] : [id]);
        if (answered) expect(results[0]).to.deep.equal(replies[n]?.body.result);
        const again = await persistently(() => shopper.checkout({ expected_total: '16.00' }, 'the-key'));
        expect([again.status, again.body.result.id]).to.deep.equal([200, id]);
        expect((await shopper.history()).body.results).to.have.length(1);
      }
    }
    await database.end();
  }).timeout(120_000);

  it('finishes running requests when it is asked to stop, and ends with 0', async () => {
    const shoppers = await shoppersOf(await service.start(), 10);
    const slugs = shoppers.map(({ id }) => products.put({ slug: `for-${id}` }).slug);
    products.mood = 'takes its time';
    try {
      let answered = 0;
      const replies = shoppers.map(async (shopper, n) => {
        const reply = await shopper.add(String(slugs[n]));
        answered += 1;
        return reply.status;
      });
      const asked = () => slugs.filter((slug) => products.asked.includes(`/api/product/${slug}`)).length;
      await until(
        () => Math.max(asked(), answered),
        (n) => n === slugs.length,
      );
      const ended = service.end('SIGTERM');
      expect(await Promise.all(replies)).to.deep.equal(Array(10).fill(200));
      expect(await ended).to.deep.equal({ code: 0, signal: null });
    } finally {
      products.mood = 'well';
    }
  });

  it('waits for its database when it is asked to migrate, creates its tables and ends with 0', async () => {
    const database = await ownDatabase();
    try {
      service.env['DATABASE_URL'] = await database.createDatabase('shop');
      await database.kill('SIGSTOP');
      await service.launch('migrate');
      await until(
        () => service.lines.join('\n'),
        (lines) => lines.includes('trying again'),
        30_000,
      );
      await database.kill('SIGCONT');
      expect(await service.ended).to.deep.equal({ code: 0, signal: null });
      const connection = await createConnection(service.env['DATABASE_URL']);
      const [rows] = await connection.query<RowDataPacket[]>('SELECT name FROM migrations ORDER BY name');
      await connection.end();
      expect(rows.map(({ name }) => name as string)).to.include.members(['orders', 'product-copies']);
    } finally {
      await database.stop();
    }
  });

  it('logs JSON with the user and the trace, and never a token', async () => {
    const api = await service.start();
    const [shopper] = await shoppersOf(api, 1);
    await shopper!.add('mug');
    const trace_id = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${trace_id}-00f067aa0ba902b7-01` };
    await api.post('/api/order/checkout', { key: shopper!.key, headers });
    await service.end('SIGTERM');
    const lines = service.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.find(({ route }) => route === '/api/order/checkout')).to.include({
      service: 'order',
      status: 200,
      trace_id,
      user_id: shopper!.id,
    });
    expect(service.lines.join('\n')).not.to.contain(shopper!.key);
  });

  it('logs lines for people when LOG_PRETTY asks for them', async () => {
    service.env['LOG_PRETTY'] = '1';
    await service.start();
    await service.end('SIGTERM');
    const listening = service.lines.find((line) => line.includes('listening'));
    expect(listening).to.match(/INFO/);
    expect(() => JSON.parse(listening ?? '') as unknown).to.throw(SyntaxError);
  });
});
