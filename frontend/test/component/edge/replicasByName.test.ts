import { expect } from 'chai';
import { createLogger } from '@bulkhead/chassis/observability/logger';
import { createMetrics } from '@bulkhead/chassis/observability/metrics';
import { Breakers } from '@bulkhead/chassis/resilience/Breakers';
import { Origin } from '../../../edge/upstreams/Origin.ts';
import { Replicas } from '../../../edge/upstreams/Replicas.ts';
import { StandIn } from './StandIn.ts';
import { until } from './until.ts';

const BUDGET_MS = 850;

describe('the replicas behind a DNS name', () => {
  let replicas: Replicas;
  let standIn: StandIn;
  let hosts: string[];
  let looks = 0;
  let answering: Promise<unknown>;
  const metrics = createMetrics('edge');

  beforeEach(async () => {
    const log = await createLogger({ service: 'edge', LOG_LEVEL: 'silent', LOG_PRETTY: false });
    const breakers = new Breakers({ log, metrics });
    standIn = await StandIn.start();
    hosts = ['127.0.0.1'];
    answering = Promise.resolve();
    replicas = new Replicas({
      addresses: [{ url: `http://user-replicas:${new URL(standIn.url).port}`, isFollowed: true }],
      originOf: (url) => new Origin('user', url, BUDGET_MS, breakers),
      timeoutMs: BUDGET_MS,
      resolve: async () => {
        looks += 1;
        await answering;
        if (hosts.length === 0) throw new Error('ENOTFOUND');
        return hosts;
      },
    });
    await until('found', async () => replicas.origins[0]?.health === 'up');
  });
  afterEach(async () => {
    await replicas.close();
    await standIn.stop();
    metrics.registry.clear();
  });

  it('are taken up when they come and forgotten when they go', async () => {
    hosts = ['127.0.0.1', '127.0.0.2'];
    await until('two', async () => replicas.origins.length === 2);
    const [, second] = replicas.origins;
    expect(second?.health, 'nobody has heard of it yet').to.equal('silent');
    hosts = ['127.0.0.2'];
    await until('one', async () => replicas.origins.length === 1);
    expect(replicas.origins).to.deep.equal([second]);
    await until('forgotten', async () => !(await metrics.registry.metrics()).includes('127.0.0.1'));
  });

  it('may be asked to the end of a request that runs when they go', async () => {
    const [first] = replicas.origins;
    standIn.reply = () => ({ afterMs: 400, body: { result: 'late' } });
    const dns = Promise.withResolvers<undefined>();
    answering = dns.promise;
    const before = looks;
    await until('looking', async () => looks > before);
    const answer = first?.send('reads', { method: 'GET', path: '/', timeoutMs: BUDGET_MS });
    await until('asked', async () => standIn.received.length === 1);
    hosts = ['127.0.0.2'];
    dns.resolve(undefined);
    await until('gone', async () => !replicas.origins.includes(first as Origin));
    expect((await answer)?.status).to.equal(200);
  });

  it('stay while the name says nothing', async () => {
    const known = replicas.origins;
    hosts = [];
    const before = looks;
    await until('looked again', async () => looks >= before + 2);
    expect(replicas.origins).to.deep.equal(known);
  });
});
