import { expect } from 'chai';
import { Redis } from 'ioredis';
import { freePort } from '@bulkhead/tools/engines/freePort';
import { ownRedis } from '@bulkhead/tools/engines/testServers';
import { DEGRADED_HEADER, SESSION_COOKIE } from '@bulkhead/chassis/sessions/sessionHeaders';
import type { LoggedIn, Message } from '../../src/contract/user.ts';
import { PASSWORD, patiently, signedIn, somebody, startUser, type UserUnderTest } from './startUser.ts';

const NEW = 'another-battery-staple';

async function logIn({ api }: UserUnderTest, username: string, password = PASSWORD) {
  return patiently(() => api.post<LoggedIn>('/api/user/login', { body: { username, password } }));
}

async function me({ api }: UserUnderTest, key = '') {
  const { status, headers } = await api.get('/api/user', { key });
  return [status, headers.get(DEGRADED_HEADER)];
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const started = performance.now();
  while (!(await condition())) expect(performance.now() - started).to.be.lessThan(5000);
}

describe('while Redis is unavailable, the user service', () => {
  it('is ready, registers people, and signs them in and out', async () => {
    const user = await startUser({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
    expect((await fetch(`${user.managementUrl}/readyz`)).status).to.equal(200);
    const person = somebody();
    const made = await patiently(() => user.api.post('/api/user/create', { body: person }));
    expect(made.status).to.equal(201);
    const { status, headers, body } = await logIn(user, person.username);
    expect([status, headers.get(DEGRADED_HEADER)]).to.deep.equal([200, '1']);
    expect(headers.getSetCookie().join()).to.contain(`${SESSION_COOKIE}=${body.api_key ?? ''};`);
    expect(await me(user, body.api_key)).to.deep.equal([200, '1']);
    const out = await user.api.post('/api/user/logout', { key: body.api_key });
    expect([out.status, out.headers.getSetCookie().join()]).to.satisfy(
      ([code, cookies]: [number, string]) => code === 200 && cookies.includes(`${SESSION_COOKIE}=;`),
    );
    expect((await me(user, body.api_key))[0]).to.equal(401);
    const metrics = await (await fetch(`${user.managementUrl}/metrics`)).text();
    expect(metrics)
      .to.match(/sessions_degraded_total\{[^}]*\} [1-9]/)
      .and.match(/redis_up\{[^}]*\} 0/);
    await user.stop();
  });

  it('creates records of its degraded sessions when Redis is back', async () => {
    const port = await freePort();
    const user = await startUser({ REDIS_URL: `redis://127.0.0.1:${port}` });
    const { key } = await signedIn(user.api);
    const redis = await ownRedis({ port });
    await until(async () => (await me(user, key))[1] === null);
    expect(await me(user, key)).to.deep.equal([200, null]);
    await user.stop();
    await redis.stop();
  });

  it('ends a session that is not valid without Redis as soon as Redis is back', async () => {
    const redis = await ownRedis();
    const user = await startUser({ REDIS_URL: redis.url, SESSION_OUTAGE_GRACE: '0' });
    const { key } = await signedIn(user.api);
    const keeper = new Redis(redis.url);
    const records = async () => (await keeper.keys('session:*')).length;
    expect(await records()).to.equal(1);
    await redis.kill('SIGSTOP');
    const out = await user.api.post<Message>('/api/user/logout', { key });
    await redis.kill('SIGCONT');
    expect([out.status, out.body.message]).to.deep.equal([200, 'You are not logged in']);
    expect(out.headers.get(DEGRADED_HEADER)).to.equal('1');
    await until(async () => (await records()) === 0);
    keeper.disconnect();
    await user.stop();
    await redis.stop();
  });

  it('reports when Redis does not know of a sign-out yet, and only then', async () => {
    const redis = await ownRedis();
    const user = await startUser({ REDIS_URL: redis.url });
    const keeper = new Redis(redis.url);
    const logOut = async (key: string) => (await user.api.post('/api/user/logout', { key })).headers;
    const [one, other] = [await signedIn(user.api), await signedIn(user.api)];
    await keeper.config('SET', 'maxmemory', '1');
    expect((await logOut(one.key)).get(DEGRADED_HEADER)).to.equal('1');
    await keeper.config('SET', 'maxmemory', '0');
    expect((await logOut(other.key)).get(DEGRADED_HEADER)).to.equal(null);
    keeper.disconnect();
    await user.stop();
    await redis.stop();
  });

  it('ends sessions older than a new password as soon as Redis is back', async () => {
    const redis = await ownRedis();
    const user = await startUser({ REDIS_URL: redis.url });
    const { username, key } = await signedIn(user.api);
    const elsewhere = (await logIn(user, username)).body.api_key;
    await redis.kill('SIGSTOP');
    const body = { old_password: PASSWORD, new_password: NEW };
    const changed = await patiently(() => user.api.post<LoggedIn>('/api/user/password', { key, body }));
    await redis.kill('SIGCONT');
    expect(changed.status).to.equal(200);
    await until(async () => (await me(user, elsewhere))[0] === 401);
    await until(async () => (await me(user, changed.body.api_key))[1] === null);
    expect(await me(user, changed.body.api_key)).to.deep.equal([200, null]);
    await user.stop();
    await redis.stop();
  });

  it('ends them at once when Redis is full, and stores the time limit as soon as there is room', async () => {
    const redis = await ownRedis();
    const user = await startUser({ REDIS_URL: redis.url });
    const { id, username, key } = await signedIn(user.api);
    const elsewhere = (await logIn(user, username)).body.api_key;
    const keeper = new Redis(redis.url);
    await keeper.config('SET', 'maxmemory', '1');
    const body = { old_password: PASSWORD, new_password: NEW };
    const changed = await patiently(() => user.api.post<LoggedIn>('/api/user/password', { key, body }));
    expect([changed.status, (await me(user, elsewhere))[0]]).to.deep.equal([200, 401]);
    const told = () => keeper.exists(`sessions-valid-from:{${id}}`);
    expect(await told()).to.equal(0);
    await keeper.config('SET', 'maxmemory', '0');
    await until(async () => (await told()) === 1);
    keeper.disconnect();
    await user.stop();
    await redis.stop();
  });

  it('keeps those sessions ended when Redis loses its data', async () => {
    const redis = await ownRedis();
    const user = await startUser({ REDIS_URL: redis.url });
    const { username, key } = await signedIn(user.api);
    const elsewhere = (await logIn(user, username)).body.api_key;
    const body = { old_password: PASSWORD, new_password: NEW };
    const changed = await patiently(() => user.api.post<LoggedIn>('/api/user/password', { key, body }));
    await redis.kill('SIGKILL');
    const empty = await ownRedis({ port: redis.port });
    await until(async () => (await me(user, changed.body.api_key))[1] === null);
    await until(async () => (await me(user, elsewhere))[0] === 401);
    expect(await me(user, changed.body.api_key)).to.deep.equal([200, null]);
    await user.stop();
    await empty.stop();
  });
}).timeout(30_000);
