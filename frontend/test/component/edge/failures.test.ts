import { expect } from 'chai';
import { once } from 'node:events';
import type { Problem } from '@bulkhead/chassis/contract/shared';
import type { RunningService } from '@bulkhead/chassis/lifecycle/startService';
import type { AnswerCheck } from '@bulkhead/chassis/testing/AnswerCheck';
import { freePort } from '@bulkhead/tools/engines/freePort';
import { STATUS_PATH, type StatusAnswer } from '../../../edge/status/StatusAnswer.ts';
import { useStage } from './stage.ts';
import type { Behaviour } from './StandIn.ts';
import { until } from './until.ts';
import { checkOfWholeApi } from './wholeApi.ts';

const FAILURES: Behaviour[] = [
  'refuses',
  'hangs',
  'talks nonsense',
  'answers HTML',
  'breaks off',
  'never ends',
];
const PATHS = { user: '/api/user', product: '/api/products?search=mug', order: '/api/order' } as const;

describe('a service that fails', () => {
  const stage = useStage();
  before(async () => {
    check = await checkOfWholeApi();
  });

  for (const failure of FAILURES) {
    it(`leads to a clear refusal within a second, later at once, and recovers within 5 s: it ${failure}`, async function () {
      this.timeout(20_000);
      const service = await stage.standIn(() => ({ body: { result: { id: '1' } } }));
      const edge = await stage.edge({ order: [service] });
      await service.become(failure);
      for (let i = 0; i < 3; i += 1) {
        expectRefusal(await timed(`${edge.url}${PATHS.order}`), 1_000);
        expectRefusal(await timed(`${edge.url}/api/order/add-item`, { method: 'POST', body: '{}' }), 1_000);
      }
      await until('at once', async () => (await timed(`${edge.url}${PATHS.order}`)).ms < 100);
      await service.become('answers');
      await until('reads again', async () => (await fetch(`${edge.url}${PATHS.order}`)).status === 200);
      await until('writes again', async () => (await post(edge)).status === 200);
    });
  }

  it('may be a process that is frozen, resumed, killed and restarted', async function () {
    this.timeout(30_000);
    const port = await freePort();
    const edge = await stage.edge({ order: [{ url: `http://127.0.0.1:${port}` }] });
    const statusNow = async () => (await fetch(`${edge.url}${PATHS.order}`)).status;
    const first = stage.process(port);
    await until('up', async () => (await statusNow()) === 200, 15_000);
    first.kill('SIGSTOP');
    expectRefusal(await timed(`${edge.url}${PATHS.order}`), 1_000);
    first.kill('SIGCONT');
    await until('thawed', async () => (await statusNow()) === 200);
    first.kill('SIGKILL');
    await once(first, 'exit');
    expectRefusal(await timed(`${edge.url}${PATHS.order}`), 1_000);
    stage.process(port);
    await until('started again', async () => (await statusNow()) === 200, 15_000);
  });

  it('does not affect the others', async () => {
    const hung = await stage.standIn();
    await hung.become('hangs');
    const healthy = await stage.standIn();
    const edge = await stage.edge({ order: [hung], user: [healthy] });
    const waiting = Array.from({ length: 40 }, () => timed(`${edge.url}${PATHS.order}`));
    const one = fetch(`${edge.url}${PATHS.user}`);
    const winner = await Promise.race([one, ...waiting]);
    expect(winner).to.equal(await one);
    expect(winner.status).to.equal(200);
    for (const refusal of await Promise.all(waiting)) expectRefusal(refusal, 1_500);
  });

  it('may refuse by itself: that is passed on, and routes without a database keep working', async () => {
    const service = await stage.standIn(({ url }) =>
      url === '/api/user'
        ? { status: 503, headers: { 'Retry-After': '2' }, body: { code: 'database-away' } }
        : {},
    );
    const edge = await stage.edge({ user: [service] });
    for (let i = 0; i < 20; i += 1) {
      const refused = await fetch(`${edge.url}/api/user`);
      expect([refused.status, refused.headers.get('retry-after')]).to.deep.equal([503, '2']);
    }
    expect((await fetch(`${edge.url}/api/user/ada/exists`)).status).to.equal(200);
  });

  for (const [hung, method, other] of [
    ['writes', 'POST', 'reads'],
    ['reads', 'GET', 'writes'],
  ] as const) {
    it(`keeps serving ${other} while its ${hung} hang`, async function () {
      this.timeout(20_000);
      const order = await stage.standIn((asked) => (asked.method === method ? { never: true } : {}));
      const edge = await stage.edge({ order: [order] });
      const ask = {
        reads: () => timed(`${edge.url}${PATHS.order}`),
        writes: () => timed(`${edge.url}/api/order/add-item`, { method: 'POST', body: '{}' }),
      };
      for (let round = 0; round < 3; round += 1) {
        const refused = Promise.all(Array.from({ length: 10 }, ask[hung]));
        const { status, ms } = await ask[other]();
        expect(status).to.equal(200);
        expect(ms).to.be.below(300);
        for (const answer of await refused) expectRefusal(answer, 1_500);
      }
      await until('at once', async () => (await ask[hung]()).ms < 100);
      expect((await ask[other]()).status).to.equal(200);
    });
  }

  it('accepts all writes at once when it is back', async function () {
    this.timeout(20_000);
    const order = await stage.standIn(() => ({ afterMs: 100 }));
    const edge = await stage.edge({ order: [order] });
    const breakersOf = async () => {
      const status = (await (await fetch(`${edge.url}${STATUS_PATH}`)).json()) as StatusAnswer;
      return status.upstreams.find(({ name }) => name === 'order')?.replicas[0]?.breakers;
    };
    await order.become('hangs');
    await until('open', async () => (await breakersOf())?.writes === 'open');
    await order.become('answers');
    await until('back', async () => (await breakersOf())?.reads === 'closed');
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(edge)));
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(10).fill(200));
  });

  it('is not blamed for a client with too short a timeout', async () => {
    const service = await stage.standIn();
    const edge = await stage.edge({ order: [service] });
    for (let i = 0; i < 10; i += 1) {
      const answer = await fetch(`${edge.url}/api/order`, { headers: { 'x-request-timeout-ms': '1' } });
      expect(answer.status).to.equal(200);
    }
  });

  it('has its own sentence, different for each service', async () => {
    const edge = await stage.edge();
    const sentences = await Promise.all(
      Object.values(PATHS).map(async (path) => (await timed(`${edge.url}${path}`)).problem.detail),
    );
    expect(new Set(sentences).size).to.equal(3);
  });
});

let check: AnswerCheck;

interface Timed {
  asked: [method: string, path: string];
  contentType: string;
  status: number;
  ms: number;
  retryAfter: string | null;
  problem: Problem;
}

async function timed(url: string, init?: RequestInit): Promise<Timed> {
  const before = performance.now();
  const answer = await fetch(url, init);
  const problem = (await answer.json()) as Problem;
  const ms = performance.now() - before;
  const { status, headers } = answer;
  return {
    asked: [init?.method ?? 'GET', new URL(url).pathname],
    contentType: headers.get('content-type') ?? '',
    status,
    ms,
    retryAfter: headers.get('retry-after'),
    problem,
  };
}

function expectRefusal(answer: Timed, limitMs: number): void {
  const { asked, contentType, status, ms, retryAfter, problem } = answer;
  check.assertDescribed(...asked, status, contentType, problem);
  expect(status).to.equal(503);
  expect(problem.code).to.equal('service-unavailable');
  expect(problem.detail).to.match(/Please try again shortly|before you ask again/);
  expect(Number(retryAfter)).to.be.at.least(1);
  expect(ms).to.be.below(limitMs);
}

const post = (edge: RunningService) =>
  fetch(`${edge.url}/api/order/add-item`, { method: 'POST', body: '{}' });
