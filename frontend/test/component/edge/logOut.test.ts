import { expect } from 'chai';
import { DEGRADED_HEADER } from '@bulkhead/chassis/sessions/sessionHeaders';
import type { AnswerCheck } from '@bulkhead/chassis/testing/AnswerCheck';
import type { RedisServer } from '@bulkhead/tools/engines/RedisServer';
import { ownRedis } from '@bulkhead/tools/engines/testServers';
import { type SessionMaker, useSessions } from './sessions.ts';
import { useStage } from './stage.ts';
import { until } from './until.ts';
import { checkOfWholeApi } from './wholeApi.ts';

const ADA = { id: '0198c0de-0000-7000-8000-000000000001', username: 'ada', role: 'user' } as const;

describe('logging out', () => {
  const stage = useStage();
  let redis: RedisServer;
  let sessions: SessionMaker;
  let check: AnswerCheck;

  before(async () => {
    check = await checkOfWholeApi();
    redis = await ownRedis();
    sessions = await useSessions(redis.url);
  });
  after(async () => {
    await sessions.close();
    await redis.stop();
  });

  async function logOut(url: string, token?: string, headers: Record<string, string> = {}) {
    const before = performance.now();
    const answer = await fetch(`${url}/api/user/logout`, {
      method: 'POST',
      headers: { ...(token && { cookie: `bulkhead_session=${token}` }), ...headers },
    });
    const ms = performance.now() - before;
    const body = (await answer.json()) as { message: string };
    const { status, headers: given } = answer;
    check.assertDescribed('POST', '/api/user/logout', status, given.get('content-type') ?? '', body);
    const isDegraded = given.has(DEGRADED_HEADER);
    return { status, message: body.message, cookies: given.getSetCookie(), ms, isDegraded };
  }

  it('is done by the user service while it answers', async () => {
    const user = await stage.standIn(() => ({
      headers: { 'Set-Cookie': 'from=service' },
      body: { message: 'Bye' },
    }));
    const { url } = await stage.edge({ user: [user], redisUrl: redis.url });
    const token = await sessions.signIn(ADA);
    expect(await logOut(url, token)).to.deep.include({
      status: 200,
      message: 'Bye',
      cookies: ['from=service'],
    });
    expect(await sessions.store.read(token)).to.not.equal(null);
  });

  for (const failure of ['refuses', 'hangs', 'talks nonsense', 'says 503'] as const) {
    it(`ends the session for good, within a second, while the user service ${failure}`, async () => {
      const user = await stage.standIn();
      const { url } = await stage.edge({ user: [user], redisUrl: redis.url });
      const token = await sessions.signIn(ADA);
      await user.become(failure);
      const { status, message, cookies, ms, isDegraded } = await logOut(url, token);
      expect([status, message, isDegraded]).to.deep.equal([200, 'You are logged out', false]);
      expect(cookies[0]).to.match(/^bulkhead_session=; Path=\/; Max-Age=0; HttpOnly/);
      expect(ms).to.be.below(1_000);
      await until('ended', async () => (await sessions.store.read(token)) === null);
    });
  }

  it('reports when nobody was signed in', async () => {
    const { url } = await stage.edge({ redisUrl: redis.url });
    expect(await logOut(url)).to.deep.include({ status: 200, message: 'You are not logged in' });
  });

  it('still clears the cookie when Redis is unavailable too', async () => {
    const { url } = await stage.edge();
    const { status, cookies, ms, isDegraded } = await logOut(url, await sessions.signIn(ADA));
    expect([status, isDegraded]).to.deep.equal([200, true]);
    expect(cookies[0]).to.match(/^bulkhead_session=;/);
    expect(ms).to.be.below(1_000);
  });

  it('ends a session it cannot verify as soon as Redis answers', async () => {
    const { url } = await stage.edge({ redisUrl: redis.url, sessionGrace: 0 });
    const token = await sessions.signIn(ADA);
    await redis.kill('SIGSTOP');
    const { message } = await logOut(url, token);
    await redis.kill('SIGCONT');
    expect(message).to.equal('You are not logged in');
    await until('ended', async () => (await sessions.store.read(token)) === null);
  });

  it('is refused to other sites', async () => {
    const { url } = await stage.edge({ redisUrl: redis.url });
    const token = await sessions.signIn(ADA);
    expect((await logOut(url, token, { 'sec-fetch-site': 'cross-site' })).status).to.equal(403);
    expect((await logOut(url, token, { origin: 'https://evil.example' })).status).to.equal(403);
    expect(await sessions.store.read(token)).to.not.equal(null);
    expect((await logOut(url, token, { origin: url })).status).to.equal(200);
  });
});
