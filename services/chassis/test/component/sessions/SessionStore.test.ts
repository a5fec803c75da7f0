import { expect } from 'chai';
import { testRedis } from '@bulkhead/tools/engines/testServers';
import type { SessionUser } from '../../../src/sessions/Session.ts';
import { storeOn } from './storeOn.ts';

const HOUR = 3_600_000;

describe('sessions in Redis', () => {
  let url: string;
  let here: ReturnType<typeof storeOn>;
  let elsewhere: ReturnType<typeof storeOn>;
  let clock = Date.now();

  before(async () => {
    url = await testRedis();
    here = storeOn(url, { now: () => clock });
    elsewhere = storeOn(url, { now: () => clock });
    await Promise.all([here.ready(), elsewhere.ready()]);
  });
  after(() => Promise.all([here.close(), elsewhere.close()]));
  let people = 0;
  let somebody: SessionUser;
  beforeEach(() => {
    clock = Date.now();
    somebody = { id: `id-${++people}`, username: 'somebody', role: 'user' };
  });

  const signIn = async () => (await here.store.make(here.store.issue(somebody))).token;

  it('are the same for every process', async () => {
    const token = await signIn();
    expect(await elsewhere.store.read(token)).to.deep.include({
      token,
      user: somebody,
      orderJson: Buffer.from('null'),
      degraded: false,
    });
  });

  it('are limited to 25 per person, and the oldest goes first', async () => {
    const later = () => ((clock += 1), signIn());
    const [oldest, second] = [await later(), await later()];
    const ended: string[] = [];
    for (let n = 0; n < 23; n += 1) ended.push(await later());
    for (const token of ended.slice(0, 10)) await here.store.end(token);
    for (let n = 0; n < 10; n += 1) await later();
    expect(await here.store.read(oldest), 'ended ones count no more').to.include({ degraded: false });
    await later();
    expect(await here.store.read(oldest)).to.equal(null);
    expect(await here.store.read(second)).to.include({ degraded: false });
  });

  it('do not exist until they are made', async () => {
    expect(await here.store.read(here.store.issue(somebody))).to.equal(null);
    expect(await here.store.read('nonsense')).to.equal(null);
    expect(await here.store.read(undefined)).to.equal(null);
  });

  it('end at once, everywhere, and stay ended', async () => {
    const token = await signIn();
    expect(await here.store.end(token)).to.equal(true);
    expect(await elsewhere.store.read(token)).to.equal(null);
    await here.redis.flushdb();
    await here.redis.set('sessions-since', clock - HOUR);
    expect(await elsewhere.store.read(token)).to.equal(null);
  });

  it('keep the order’s summary, and are not brought back by a late one', async () => {
    const token = await signIn();
    const session = await here.store.read(token);
    await elsewhere.store.writeOrder(session!, { total: '1.00' });
    expect((await here.store.read(token))?.orderJson.toString()).to.equal('{"total":"1.00"}');
    await here.store.end(token);
    await elsewhere.store.writeOrder(session!, { total: '2.00' });
    expect(await here.store.read(token)).to.equal(null);
  });

  describe('while Redis refuses writes', () => {
    const setRoom = (bytes: number) => here.redis.config('SET', 'maxmemory', bytes);
    afterEach(() => setRoom(0));

    it('say that a summary was not taken', async () => {
      const session = await here.store.read(await signIn());
      expect(await here.store.writeOrder(session!, { total: '1.00' })).to.equal(true);
      await setRoom(1);
      expect(await here.store.writeOrder(session!, { total: '2.00' })).to.equal(false);
    });

    it('report at every sign-out that Redis does not know of it yet', async () => {
      const token = await signIn();
      await setRoom(1);
      expect([await here.store.end(token), await here.store.end(token)]).to.deep.equal([false, false]);
      expect(await here.store.read(token)).to.equal(null);
      await setRoom(0);
      expect(await here.store.end(token)).to.equal(true);
    });
  });

  it('are read even if another version has written them', async () => {
    const token = await signIn();
    const session = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as {
      sid: string;
    };
    const key = `session:{${somebody.id}}:${session.sid}`;
    await here.redis.set(key, JSON.stringify({ order: { total: '1.00' }, user: somebody }));
    expect((await here.store.read(token))?.orderJson.toString()).to.equal('{"total":"1.00"}');
    await here.redis.set(key, 'no JSON');
    expect((await here.store.read(token))?.orderJson.toString()).to.equal('null');
  });

  it('last for their lifetime and no longer, whatever is written', async () => {
    const token = await signIn();
    const session = await here.store.read(token);
    clock += 29 * 24 * HOUR;
    expect(await here.store.read(token)).not.to.equal(null);
    await here.store.writeOrder(session!, {});
    const [key = ''] = await here.redis.keys(`session:{${somebody.id}}:*`);
    expect(await here.redis.pttl(key)).to.be.at.most(24 * HOUR);
    clock += 24 * HOUR;
    expect(await here.store.read(token)).to.equal(null);
  });

  it('end together when a password changes, and the new one lives', async () => {
    const [before, other] = [await signIn(), await signIn()];
    clock += 1000;
    await elsewhere.store.endBefore(somebody.id, clock);
    await elsewhere.store.endBefore(somebody.id, clock - HOUR);
    const after = await signIn();
    expect(await here.store.read(before)).to.equal(null);
    expect(await here.store.read(other)).to.equal(null);
    expect(await here.store.read(after)).not.to.equal(null);
  });

  it('are read with an old key that is still listed, and not with one that is gone', async () => {
    const rotating = storeOn(url, { keys: ['a newer key', 'a key'] });
    const rotated = storeOn(url, { keys: ['a newer key'] });
    await Promise.all([rotating.ready(), rotated.ready()]);
    const token = await signIn();
    expect(await rotating.store.read(token)).not.to.equal(null);
    expect(await rotated.store.read(token)).to.equal(null);
    await Promise.all([rotating.close(), rotated.close()]);
  });

  it('survive a record that we did not write', async () => {
    const token = await signIn();
    const [key = ''] = await here.redis.keys(`session:{${somebody.id}}:*`);
    await here.redis.set(key, 'not JSON');
    expect((await here.store.read(token))?.user).to.deep.equal(somebody);
  });

  describe('after Redis lost its data', () => {
    it('are restored from their tokens while these are young', async () => {
      const [young, old] = [await signIn(), await signIn()];
      await here.redis.flushdb();
      clock += HOUR;
      expect(await here.store.read(young)).to.deep.include({ user: somebody, degraded: false });
      expect(await elsewhere.redis.keys(`session:{${somebody.id}}:*`)).to.have.length(1);
      clock += 24 * HOUR;
      expect(await here.store.read(young), 'made again, so it lives on').not.to.equal(null);
      expect(await here.store.read(old)).to.equal(null);
    });

    it('stay ended when they end at the same moment, in every order of events', async () => {
      for (let round = 0; round < 50; round += 1) {
        const token = await signIn();
        clock += 10;
        await here.redis.flushdb();
        await Promise.all([
          here.store.read(token),
          elsewhere.store.read(token),
          round % 2 ? here.store.end(token) : elsewhere.store.end(token),
        ]);
        expect(await here.store.read(token)).to.equal(null);
      }
    });

    it('are gone if the grace period is turned off', async () => {
      const strict = storeOn(url, { grace: 0 });
      await strict.ready();
      const token = await signIn();
      expect(await strict.store.read(token)).not.to.equal(null);
      await here.redis.flushdb();
      expect(await strict.store.read(token)).to.equal(null);
      await strict.close();
    });
  });
});
