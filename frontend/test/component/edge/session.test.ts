import { expect } from 'chai';
import type { RedisServer } from '@bulkhead/tools/engines/RedisServer';
import { ownRedis } from '@bulkhead/tools/engines/testServers';
import type { RunningService } from '@bulkhead/chassis/lifecycle/startService';
import type { SessionAnswer } from '../../../edge/session/SessionAnswer.ts';
import { type SessionMaker, useSessions } from './sessions.ts';
import type { StandIn } from './StandIn.ts';
import { useStage } from './stage.ts';
import { until } from './until.ts';

const ADA = { id: '0198c0de-0000-7000-8000-000000000001', username: 'ada', role: 'admin' } as const;

describe('the session as the page sees it', () => {
  const stage = useStage();
  let redis: RedisServer;
  let sessions: SessionMaker;
  let edge: RunningService;
  let services: StandIn[];

  before(async () => {
    redis = await ownRedis();
    sessions = await useSessions(redis.url);
  });
  after(async () => {
    await sessions.close();
    await redis.stop();
  });
  beforeEach(async () => {
    services = await Promise.all([stage.standIn(), stage.standIn(), stage.standIn()]);
    const [user, product, order] = services.map((service) => [service]);
    edge = await stage.edge({ user, product, order, redisUrl: redis.url });
    await until('all is well', async () => (await session()).degraded.length === 0);
  });

  async function session(token?: string): Promise<SessionAnswer> {
    const answer = await fetch(`${edge.url}/api/session`, {
      headers: token ? { cookie: `bulkhead_session=${token}` } : {},
    });
    expect(answer.status).to.equal(200);
    return (await answer.json()) as SessionAnswer;
  }
  const missing = async () => (await session()).degraded.join();

  it('knows nobody without a token, with a forged one, or after the end', async () => {
    const token = await sessions.signIn(ADA);
    const nobody = { user: null, order: null, degraded: [] };
    expect(await session()).to.deep.equal(nobody);
    expect(await session(`${token}x`)).to.deep.equal(nobody);
    await sessions.store.end(token);
    expect(await session(token)).to.deep.equal(nobody);
  });

  it('tells who is signed in and what is in the order, whatever the services do', async () => {
    const token = await sessions.signIn(ADA);
    const order = { id: 'o1', items: [], quantity: 3, total: '9.99', currency: 'EUR' };
    await sessions.store.writeOrder({ token, user: ADA }, order);
    await Promise.all(services.map((service) => service.become('hangs')));
    const { user, order: summary } = await session(token);
    expect(user).to.deep.equal({ id: ADA.id, username: 'ada', is_admin: true });
    expect(summary).to.deep.equal(order);
  });

  for (const failure of ['refuses', 'hangs', 'talks nonsense', 'says 503'] as const) {
    it(`names what is missing within 2 s, and no longer 5 s after its return: a service that ${failure}`, async function () {
      this.timeout(15_000);
      await services[1]?.become(failure);
      await until('named', async () => (await missing()) === 'product', 2_000);
      await services[1]?.become('answers');
      await until('not named', async () => (await missing()) === '', 5_000);
    });
  }

  it('goes on, on the word of the token, while Redis hangs, and says so', async function () {
    this.timeout(15_000);
    const token = await sessions.signIn(ADA);
    await redis.kill('SIGSTOP');
    const before = performance.now();
    const during = await session(token);
    expect(performance.now() - before).to.be.below(1_000);
    expect(during.user?.username).to.equal('ada');
    expect(during.degraded).to.deep.equal(['session-store']);
    await until(
      'known to those who are not signed in, too',
      async () => (await missing()) === 'session-store',
      2_000,
    );
    await redis.kill('SIGCONT');
    await until('well again', async () => (await missing()) === '', 5_000);
    expect((await session(token)).user?.username).to.equal('ada');
  });
});
