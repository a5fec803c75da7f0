import { createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import { freePort } from '@bulkhead/tools/engines/freePort';
import type { RedisServer } from '@bulkhead/tools/engines/RedisServer';
import { ownRedis } from '@bulkhead/tools/engines/testServers';
import { anna, storeOn, timed, until } from './storeOn.ts';

describe('sessions while Redis is unavailable', () => {
  let redis: RedisServer;
  let process: ReturnType<typeof storeOn>;

  beforeEach(async () => {
    redis = await ownRedis();
    process = storeOn(redis.url);
    await process.ready();
  });
  afterEach(async () => {
    await process.close();
    await redis.stop();
  });

  const signIn = async () => (await process.store.make(process.store.issue(anna))).token;
  const restart = async () => (redis = await ownRedis({ port: redis.port }));
  const isDegraded = async (token: string) => (await process.store.read(token))?.degraded;

  it('are accepted by their tokens, and counted', async () => {
    const token = await signIn();
    await redis.kill('SIGKILL');
    await until(() => process.redis.status !== 'ready');
    expect(await process.store.read(token)).to.deep.include({
      token,
      user: anna,
      orderJson: Buffer.from('null'),
      degraded: true,
    });
    expect(process.degraded()).to.equal(1);
  });

  it('are not accepted after the grace period, or without one', async () => {
    const later = storeOn(redis.url, { now: () => Date.now() + 25 * 3_600_000 });
    const strict = storeOn(redis.url, { grace: 0 });
    await Promise.all([later.ready(), strict.ready()]);
    const token = await signIn();
    await redis.kill('SIGKILL');
    await until(() => [later, strict].every((each) => each.redis.status !== 'ready'));
    expect(await later.store.read(token)).to.equal(null);
    expect(await strict.store.read(token)).to.equal(null);
    await Promise.all([later.close(), strict.close()]);
  });

  it('can be made, and have a record at the first use after Redis is back', async () => {
    await redis.kill('SIGKILL');
    await until(() => process.redis.status !== 'ready');
    const made = await process.store.make(process.store.issue(anna));
    expect(made.degraded).to.equal(true);
    expect(await isDegraded(made.token)).to.equal(true);
    await restart();
    await process.ready();
    expect(await isDegraded(made.token)).to.equal(false);
    expect(await process.redis.keys('session:*')).to.have.length(1);
    await process.store.end(made.token);
    expect(await process.store.read(made.token)).to.equal(null);
  });

  it('survive a restart that loses all data', async () => {
    const token = await signIn();
    await redis.kill('SIGKILL');
    await restart();
    await process.ready();
    expect(await process.store.read(token)).to.deep.include({ user: anna, degraded: false });
  });

  it('can end: at once here, and everywhere soon after Redis is back', async () => {
    const elsewhere = storeOn(redis.url);
    await elsewhere.ready();
    const token = await signIn();
    await redis.kill('SIGSTOP');
    expect(await process.store.end(token)).to.equal(false);
    expect(await process.store.read(token)).to.equal(null);
    await redis.kill('SIGCONT');
    await until(async () => (await elsewhere.store.read(token)) === null);
    await elsewhere.close();
  });

  it('can end everywhere at once when Redis is full, and for good when it takes commands again', async () => {
    const elsewhere = storeOn(redis.url);
    await elsewhere.ready();
    const token = await signIn();
    const connections = () =>
      process.redis.info('stats').then((text) => /total_connections_received:\d+/.exec(text)?.[0]);
    const before = await connections();
    const tombstones = () => elsewhere.redis.keys('*ended*');
    await elsewhere.redis.config('SET', 'maxmemory', '1');
    expect(await process.store.end(token)).to.equal(false);
    expect(await isDegraded(token)).to.equal(undefined);
    expect(await elsewhere.store.read(token)).to.equal(null);
    expect(await tombstones()).to.deep.equal([]);
    await elsewhere.redis.config('SET', 'maxmemory', '0');
    await until(async () => (await tombstones()).length === 1);
    expect(await connections()).to.equal(before);
    await elsewhere.close();
  });

  it('wait for a hung Redis a few times, not every time', async () => {
    const token = await signIn();
    await redis.kill('SIGSTOP');
    const first = await timed(process.store.read(token));
    expect(first.answer?.degraded).to.equal(true);
    expect(first.ms).to.be.lessThan(600);
    await until(() => process.redis.status !== 'ready');
    const many = await timed(Promise.all(Array.from({ length: 200 }, () => process.store.read(token))));
    expect(many.ms).to.be.lessThan(200);
    await redis.kill('SIGCONT');
    const back = await timed(until(async () => (await isDegraded(token)) === false));
    expect(back.ms).to.be.lessThan(5000);
  });

  it('are accepted when something else answers in place of Redis', async () => {
    const token = await signIn();
    await redis.kill('SIGKILL');
    await redis.exited;
    const sockets = new Set<Socket>();
    const garbage = createServer((socket) => {
      sockets.add(socket);
      socket.on('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => garbage.listen(redis.port, '127.0.0.1', resolve));
    await until(() => sockets.size > 0);
    for (let asked = 0; asked < 5; asked += 1) {
      const { answer, ms } = await timed(process.store.read(token));
      expect(answer?.degraded).to.equal(true);
      expect(ms).to.be.lessThan(600);
    }
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => garbage.close(resolve));
    await restart();
    await until(async () => (await isDegraded(token)) === false);
  });

  it('are accepted when Redis refuses to write or to answer', async () => {
    const token = await signIn();
    await process.redis.config('SET', 'maxmemory', '1');
    const made = await process.store.make(process.store.issue(anna));
    expect(made.degraded).to.equal(true);
    expect(await isDegraded(token)).to.equal(false);
  });

  it('start without Redis and find it later, with one log line for each change', async () => {
    const port = await freePort();
    const early = storeOn(`redis://127.0.0.1:${port}`);
    await until(() => early.lines.length > 0);
    const { token } = await early.store.make(early.store.issue(anna));
    for (let asked = 0; asked < 20; asked += 1) await early.store.read(token);
    const late = await ownRedis({ port });
    await until(async () => (await early.store.read(token))?.degraded === false);
    await late.kill('SIGKILL');
    await until(() => early.redis.status !== 'ready');
    for (let asked = 0; asked < 20; asked += 1) await early.store.read(token);
    expect(early.lines).to.deep.equal(['Redis does not answer', 'Redis answers', 'Redis does not answer']);
    await early.close();
    await late.stop();
  });
});
