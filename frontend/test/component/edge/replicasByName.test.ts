import { expect } from 'chai';
import { createLogger } from '@bulkhead/chassis/observability/logger';
import { createMetrics } from '@bulkhead/chassis/observability/metrics';
import { Breakers } from '@bulkhead/chassis/resilience/Breakers';
import { Origin } from '../../../edge/upstreams/Origin.ts';
import { Replicas } from '../../../edge/upstreams/Replicas.ts';
import { Upstream } from '../../../edge/upstreams/Upstream.ts';
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
  const named = () => replicas.origins.filter(({ isLastResort }) => !isLastResort);

  beforeEach(async () => {
    const log = await createLogger({ service: 'edge', LOG_LEVEL: 'silent', LOG_PRETTY: false });
    const breakers = new Breakers({ log, metrics });
    standIn = await StandIn.start(undefined, 0, '0.0.0.0');
    hosts = ['127.0.0.1'];
    answering = Promise.resolve();
    const { port } = new URL(standIn.url);
    const addresses = [
      { url: `http://user-replicas:${port}`, isFollowed: true },
      { url: `http://127.0.0.9:${port}`, isFollowed: false },
    ];
    replicas = new Replicas({
      addresses,
      originOf: (url) => new Origin('user', url, BUDGET_MS, breakers),
      timeoutMs: BUDGET_MS,
      resolve: async () => {
        looks += 1;
        await answering;
        if (hosts.length === 0) throw new Error('ENOTFOUND');
        return hosts;
      },
    });
    await until('found', async () => named()[0]?.health === 'up');
  });
  afterEach(async () => {
    await replicas.close();
    await standIn.stop();
    metrics.registry.clear();
  });

  it('are added when they appear and removed when they disappear', async () => {
    hosts = ['127.0.0.1', '192.0.2.1'];
    await until('two', async () => named().length === 2);
    const [, second] = named();
    expect(second?.health, 'it has not answered yet').to.equal('silent');
    hosts = ['192.0.2.1'];
    await until('one', async () => named().length === 1);
    expect(named()).to.deep.equal([second]);
    await until('forgotten', async () => !(await metrics.registry.metrics()).includes('127.0.0.1'));
  });

  it('finish a running request when they disappear', async () => {
    const [first] = named();
    standIn.reply = () => ({ afterMs: 400, body: { result: 'late' } });
    const dns = Promise.withResolvers<undefined>();
    answering = dns.promise;
    const before = looks;
    await until('looking', async () => looks > before);
    const answer = first?.send('reads', { method: 'GET', path: '/', timeoutMs: BUDGET_MS });
    await until('asked', async () => standIn.received.length === 1);
    hosts = ['127.0.0.2'];
    dns.resolve(undefined);
    await until('gone', async () => !named().includes(first as Origin));
    expect((await answer)?.status).to.equal(200);
  });

  it('stay while the name does not resolve', async () => {
    const known = replicas.origins;
    hosts = [];
    const before = looks;
    await until('looked again', async () => looks >= before + 2);
    expect(replicas.origins).to.deep.equal(known);
  });

  it('are not asked a second time by way of the address beside the name while they are up', async () => {
    const upstream = new Upstream(replicas);
    const ask = { method: 'GET', path: '/', timeoutMs: BUDGET_MS, repeatable: true };
    standIn.reply = () => ({ status: 503 });
    expect((await upstream.send(ask)).status).to.equal(503);
    expect(standIn.received).to.have.length(1);
    standIn.reply = () => ({ afterMs: 500 });
    expect((await upstream.send(ask)).status).to.equal(200);
    expect(standIn.received).to.have.length(2);
  });

  it('are preferred to the address beside the name, which is the fallback', async () => {
    const upstream = new Upstream(replicas);
    const ask = { method: 'GET', path: '/', timeoutMs: BUDGET_MS, repeatable: true };
    const hostsAsked = () => new Set(standIn.received.map(({ headers }) => headers.host?.split(':')[0]));
    for (let i = 0; i < 10; i += 1) await upstream.send(ask);
    expect([...hostsAsked()]).to.deep.equal(['127.0.0.1']);
    for (const origin of named()) origin.health = 'failing';
    expect((await upstream.send(ask)).status).to.equal(200);
    expect([...hostsAsked()]).to.deep.equal(['127.0.0.1', '127.0.0.9']);
  });
});
