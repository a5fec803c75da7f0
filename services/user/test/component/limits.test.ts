import { expect } from 'chai';
import { freePort } from '@bulkhead/tools/engines/freePort';
import type { Problem } from '@bulkhead/chassis/contract/shared';
import { PASSWORD, patiently, somebody, startUser, type UserUnderTest } from './startUser.ts';

const LIMITS = { LIMIT_LOGIN: '3', LIMIT_REGISTER: '3', LIMIT_EXISTS: '3', TRUST_PROXY: '1' };

describe('limits', () => {
  const calls: Record<string, (user: UserUnderTest, headers: Record<string, string>) => Promise<Reply>> = {
    login: ({ api }, headers) => api.post('/api/user/login', { body: {}, headers }),
    register: ({ api }, headers) => api.post('/api/user/create', { body: {}, headers }),
    exists: ({ api }, headers) => api.get('/api/user/anna/exists', { headers }),
  };
  interface Reply {
    status: number;
    headers: Headers;
    body: Problem;
  }

  const places = {
    'in Redis': () => startUser(LIMITS),
    'in the process while Redis is away': async () =>
      startUser({ ...LIMITS, REDIS_URL: `redis://127.0.0.1:${await freePort()}` }),
  };
  for (const [place, start] of Object.entries(places)) {
    describe(`counted ${place}`, () => {
      let user: UserUnderTest;
      before(async () => (user = await start()));
      after(() => user.stop());

      for (const [name, call] of Object.entries(calls)) {
        it(`hold for ${name}, separately for each client`, async () => {
          const from = (address: string) => call(user, { 'X-Forwarded-For': `10.9.9.9, ${address}` });
          for (let n = 0; n < 3; n += 1) expect((await from('10.0.0.1')).status).not.to.equal(429);
          const { status, headers, body } = await from('10.0.0.1');
          expect([status, body.code]).to.deep.equal([429, 'too-many-requests']);
          expect(Number(headers.get('retry-after'))).to.be.within(1, 60);
          expect((await from('10.0.0.2')).status).not.to.equal(429);
        });
      }

      it('hold for a whole IPv6 network', async () => {
        for (let n = 0; n < 3; n += 1) await calls['exists']!(user, { 'X-Forwarded-For': `2001:db8::${n}` });
        const { status } = await calls['exists']!(user, { 'X-Forwarded-For': '2001:db8::ffff' });
        expect(status).to.equal(429);
      });
    });
  }

  it('are shared by all replicas', async () => {
    const one = await startUser(LIMITS);
    const two = await startUser({ ...LIMITS, REDIS_URL: one.redisUrl });
    for (const user of [one, two, one])
      expect((await user.api.get('/api/user/anna/exists')).status).to.equal(404);
    expect((await two.api.get('/api/user/anna/exists')).status).to.equal(429);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('hold for wrong passwords of one username, and do not lock its owner out', async () => {
    const user = await startUser({ LIMIT_FAILED_LOGINS: '3', TRUST_PROXY: '1' });
    const person = somebody();
    await patiently(() => user.api.post('/api/user/create', { body: person }));
    const logIn = async (username: string, password: string, from = '192.0.2.1') => {
      const headers = { 'X-Forwarded-For': from };
      const request = { body: { username, password }, headers };
      return (await patiently(() => user.api.post('/api/user/login', request))).status;
    };
    for (let n = 0; n < 3; n += 1) expect(await logIn(person.username, 'wrong')).to.equal(401);
    expect(await logIn(person.username.toUpperCase(), PASSWORD)).to.equal(429);
    expect(await logIn(person.username, PASSWORD, '192.0.2.2')).to.equal(200);
    for (let n = 0; n < 3; n += 1) expect(await logIn('nobody-here', 'wrong')).to.equal(401);
    expect(await logIn('nobody-here', 'wrong')).to.equal(429);
    for (let n = 3; n < 30; n += 1) await logIn(person.username, 'wrong', `198.51.100.${n}`);
    expect(await logIn(person.username, PASSWORD, '192.0.2.3'), 'from where nobody knows them').to.equal(429);
    expect(await logIn(person.username, PASSWORD, '192.0.2.2'), 'from where they logged in').to.equal(200);
    await user.stop();
  });
}).timeout(30_000);
