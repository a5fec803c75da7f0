import { expect } from 'chai';
import type { RedisServer } from '@bulkhead/tools/engines/RedisServer';
import { ownRedis } from '@bulkhead/tools/engines/testServers';
import type { AnswerCheck } from '@bulkhead/chassis/testing/AnswerCheck';
import type { RunningService } from '@bulkhead/chassis/lifecycle/startService';
import type { SessionAnswer } from '../../../edge/session/SessionAnswer.ts';
import { type SessionMaker, useSessions } from './sessions.ts';
import { StandIn } from './StandIn.ts';
import { useStage } from './stage.ts';
import { until } from './until.ts';
import { checkOfWholeApi } from './wholeApi.ts';

const ADA = { id: '0198c0de-0000-7000-8000-000000000001', username: 'ada', role: 'admin' } as const;

describe('the session as the page sees it', () => {
  const stage = useStage();
  let redis: RedisServer;
  let sessions: SessionMaker;
  let edge: RunningService;
  let services: StandIn[];
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
    const body = (await answer.json()) as SessionAnswer;
    check.assertDescribed('GET', '/api/session', 200, answer.headers.get('content-type') ?? '', body);
    return body;
  }
  const missing = async () => (await session()).degraded.join();

  it('is empty without a token, with a forged one, or after its end', async () => {
    const token = await sessions.signIn(ADA);
    const nobody = { user: null, order: null, degraded: [] };
    expect(await session()).to.deep.equal(nobody);
    expect(await session(`${token}x`)).to.deep.equal(nobody);
    await sessions.store.end(token);
    expect(await session(token)).to.deep.equal(nobody);
  });

  it('contains the user and the order, whatever the services do', async () => {
    const token = await sessions.signIn(ADA);
    const order = { id: ADA.id, items: [], quantity: 3, total: '9.99', currency: 'EUR' };
    await sessions.store.writeOrder({ token, user: ADA }, order);
    await Promise.all(services.map((service) => service.become('hangs')));
    const { user, order: summary } = await session(token);
    expect(user).to.deep.equal({ id: ADA.id, username: 'ada', is_admin: true });
    expect(summary).to.deep.equal(order);
  });

  for (const failure of ['refuses', 'hangs', 'talks nonsense', 'says 503'] as const) {
    it(`lists an outage within 2 s, and no longer 5 s after its end: a service that ${failure}`, async function () {
      this.timeout(15_000);
      await services[1]?.become(failure);
      await until('named', async () => (await missing()) === 'product', 2_000);
      await services[1]?.become('answers');
      await until('not named', async () => (await missing()) === '', 5_000);
    });
  }

  /** Each starts an outage of Redis and returns a function that ends it. */
  const outages: Record<string, () => Promise<() => Promise<unknown>>> = {
    'Redis hangs': async () => {
      await redis.kill('SIGSTOP');
      return () => redis.kill('SIGCONT');
    },
    'Redis is killed': async () => {
      await redis.kill('SIGKILL');
      await redis.exited;
      return startAgain;
    },
    'something else answers in Redis’ place': async () => {
      await redis.kill('SIGKILL');
      await redis.exited;
      const other = await StandIn.start(undefined, redis.port);
      return async () => {
        await other.stop();
        await startAgain();
      };
    },
  };
  const startAgain = async () => (redis = await ownRedis({ port: redis.port }));

  for (const [outage, begin] of Object.entries(outages)) {
    it(`continues on the token alone while ${outage}, and reports it`, async function () {
      this.timeout(20_000);
      const token = await sessions.signIn(ADA);
      const end = await begin();
      const before = performance.now();
      const during = await session(token);
      expect(performance.now() - before).to.be.below(1_000);
      expect(during.user?.username).to.equal('ada');
      expect(during.degraded).to.deep.equal(['session-store']);
      await until(
        'reported to signed-out visitors, too',
        async () => (await missing()) === 'session-store',
        2_000,
      );
      await end();
      await until('well again', async () => (await missing()) === '', 5_000);
      const { user, degraded } = await session(token);
      expect([user?.username, degraded]).to.deep.equal(['ada', []]);
    });
  }
});
