import { expect } from 'chai';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from '@bulkhead/chassis/testing/ApiClient';
import { ownDatabase } from '@bulkhead/tools/engines/testServers';
import { ServiceProcess } from './ServiceProcess.ts';
import { ProductStandIn } from './ProductStandIn.ts';
import { newShopper, until, type Shopper } from './shopping.ts';

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

  const shoppersOf = (api: ApiClient, count: number): Promise<Shopper[]> =>
    Promise.all(Array.from({ length: count }, () => newShopper({ api, env: service.env })));

  it('killed at any moment of a checkout leaves the order open or placed, never between', async () => {
    const tally = { open: 0, placed: 0, answered: 0 };
    const api = await service.start();
    for (const moment of [15, 40, 80]) {
      const shoppers = await shoppersOf(api, 15);
      for (const shopper of shoppers) {
        await shopper.add('mug', 2);
        await shopper.add('jug', 1);
      }
      const answers = shoppers.map((shopper) => shopper.checkout({}, 'the-key').catch(() => undefined));
      await delay(moment * Math.random());
      await service.end('SIGKILL');
      const answered = await Promise.all(answers);
      await service.start();

      for (const [n, shopper] of shoppers.entries()) {
        const open = (await shopper.open()).body;
        const { results } = (await shopper.history()).body;
        const order = open.message ? results[0] : open.result;
        expect(order).to.include({ quantity: 3, total: '15.00' });
        expect(results).to.have.length(open.message ? 1 : 0);
        if (answered[n]?.status === 200) expect(results[0]).to.deep.equal(answered[n].body.result);
        tally[open.message ? 'placed' : 'open'] += 1;
        tally.answered += answered[n]?.status === 200 ? 1 : 0;

        const again = await shopper.checkout({}, 'the-key');
        expect([again.status, again.body.result.id]).to.deep.equal([200, order?.id]);
        expect((await shopper.history()).body.results).to.have.length(1);
      }
    }
    expect(tally.placed, JSON.stringify(tally)).to.be.greaterThanOrEqual(tally.answered);
  });

  it('told to stop cuts no request that runs, and ends with 0', async () => {
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

  it('told to migrate waits for its database, makes its tables and ends with 0', async () => {
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

  it('logs JSON with who asked, and never a token', async () => {
    const [shopper] = await shoppersOf(await service.start(), 1);
    await shopper!.add('mug');
    await shopper!.checkout();
    await service.end('SIGTERM');
    const lines = service.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.find(({ route }) => route === '/api/order/checkout')).to.include({
      service: 'order',
      status: 200,
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
