import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { ownDatabase, temporaryFolder, testDatabase } from '@bulkhead/tools/engines/testServers';
import { create, keyOf, startProduct, type ProductUnderTest } from './startProduct.ts';

const UNREACHABLE = 'redis://127.0.0.1:9';

async function expectRefusal(product: ProductUnderTest, path = '/api/products'): Promise<void> {
  const started = performance.now();
  const { status, headers } = await product.api.get(path);
  expect(status).to.equal(503);
  expect(headers.get('retry-after')).to.match(/^\d+$/);
  expect(performance.now() - started).to.be.lessThan(1000);
}

async function health({ managementUrl }: ProductUnderTest): Promise<[live: number, ready: number]> {
  const [live, ready] = await Promise.all(
    ['/livez', '/readyz'].map(async (path) => (await fetch(managementUrl + path)).status),
  );
  return [live!, ready!];
}

async function until(condition: () => Promise<boolean>, withinMs = 5000): Promise<void> {
  const started = performance.now();
  while (!(await condition())) expect(performance.now() - started).to.be.lessThan(withinMs);
}

const serves = (product: ProductUnderTest) => async () =>
  (await product.api.get('/api/products')).status === 200 && (await health(product))[1] === 200;

describe('while the database is away, the product service', () => {
  it('starts without it, and is ready when it comes', async () => {
    const dir = temporaryFolder();
    const first = await ownDatabase({ dir });
    const { port } = first;
    const DATABASE_URL = await first.createDatabase('product');
    await first.stop();
    const product = await startProduct({ DATABASE_URL });
    await expectRefusal(product);
    expect(await health(product)).to.deep.equal([200, 503]);
    const second = await ownDatabase({ dir, port });
    await until(serves(product), 9000);
    await product.stop();
    await second.stop();
  }).timeout(30_000);

  it('refuses within a second when it is killed, and recovers by itself', async () => {
    const dir = temporaryFolder();
    const first = await ownDatabase({ dir });
    const { port } = first;
    const product = await startProduct({ DATABASE_URL: await first.createDatabase('product') });
    await product.opened;
    const made = await create(product, await keyOf('admin', product));
    await first.kill('SIGKILL');
    await first.exited;
    await expectRefusal(product);
    await expectRefusal(product, `/api/product/${made.slug}`);
    expect(await health(product)).to.deep.equal([200, 503]);
    const second = await ownDatabase({ dir, port });
    await until(serves(product));
    expect((await product.api.get(`/api/product/${made.slug}`)).status).to.equal(200);
    await product.stop();
    await second.stop();
  }).timeout(30_000);

  it('refuses within a second when it hangs, and recovers by itself', async () => {
    const server = await ownDatabase();
    const product = await startProduct({ DATABASE_URL: await server.createDatabase('product') });
    await product.opened;
    const key = await keyOf('admin', product);
    await server.kill('SIGSTOP');
    try {
      await Promise.all(Array.from({ length: 8 }, () => expectRefusal(product)));
      const started = performance.now();
      expect((await product.api.delete('/api/product/x', { key })).status).to.equal(503);
      expect(performance.now() - started).to.be.lessThan(1000);
      expect(await health(product)).to.deep.equal([200, 503]);
    } finally {
      await server.kill('SIGCONT');
    }
    await until(serves(product));
    await product.stop();
    await server.stop();
  }).timeout(30_000);

  it('refuses within a second when it talks garbage', async () => {
    const garbage = await garbageServer();
    const { port } = garbage.address() as AddressInfo;
    const product = await startProduct({ DATABASE_URL: `mysql://p:p@127.0.0.1:${port}/product` });
    await expectRefusal(product);
    expect(await health(product)).to.deep.equal([200, 503]);
    await product.stop();
    garbage.close();
  });
});

describe('while Redis is away, the product service', () => {
  it('is ready and serves the whole catalogue', async () => {
    const product = await startProduct({ REDIS_URL: UNREACHABLE });
    expect(await health(product)).to.deep.equal([200, 200]);
    expect((await product.api.get('/api/products')).status).to.equal(200);
    expect((await product.api.post('/api/product/create', { body: {} })).status).to.equal(401);
    await product.stop();
  });
});

describe('while the database refuses it, the product service', () => {
  it('answers 503 and is not ready', async () => {
    const url = new URL(await testDatabase());
    url.password = 'wrong';
    const product = await startProduct({ DATABASE_URL: url.href });
    await expectRefusal(product);
    expect(await health(product)).to.deep.equal([200, 503]);
    await product.stop();
  });
});

async function garbageServer(): Promise<Server> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\nThis is no database.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
