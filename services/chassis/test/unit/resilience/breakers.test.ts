import { expect } from 'chai';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { requestContext } from '../../../src/http/requestContext.ts';
import { createMetrics } from '../../../src/observability/metrics.ts';
import { Breakers } from '../../../src/resilience/Breakers.ts';
import { HttpUpstream } from '../../../src/resilience/HttpUpstream.ts';
import { UpstreamFailure } from '../../../src/resilience/UpstreamFailure.ts';

const SETTINGS = { timeoutMs: 200, resetMs: 20, volume: 3, capacity: 10 };
const down = () => new UpstreamFailure('refused', 'down', { sent: false });

describe('a breaker', () => {
  let lines: { msg: string }[];
  let metrics: ReturnType<typeof createMetrics>;
  let breakers: Breakers;

  beforeEach(() => {
    lines = [];
    metrics = createMetrics('test');
    const log = pino({}, { write: (line) => lines.push(JSON.parse(line) as { msg: string }) });
    breakers = new Breakers({ log, metrics });
  });
  afterEach(() => {
    breakers.shutdown();
  });

  const kindOf = (call: Promise<unknown>) =>
    call.then(
      () => 'ok',
      (error: unknown) => (error instanceof UpstreamFailure ? error.kind : 'other'),
    );

  it('opens after enough failures, refuses at once, and closes after one good try', async () => {
    let works = false;
    const breaker = breakers.create('a', () => (works ? Promise.resolve('ok') : Promise.reject(down())), {
      ...SETTINGS,
    });
    for (let i = 0; i < 3; i += 1) expect(await kindOf(breaker.fire())).to.equal('refused');
    expect(await kindOf(breaker.fire())).to.equal('open');
    expect(breaker.isOpen).to.equal(true);
    works = true;
    while (!breaker.letsThrough) await wait(5);
    expect(await kindOf(breaker.fire())).to.equal('ok');
    expect(breaker.isClosed).to.equal(true);
  });

  it('says once that it opened and once that it closed, however often it tried in between', async () => {
    let works = false;
    const breaker = breakers.create(
      'a',
      () => (works ? Promise.resolve() : Promise.reject(down())),
      SETTINGS,
    );
    breaker.open();
    for (let tries = 0; tries < 3; tries += 1) {
      while (!breaker.letsThrough) await wait(5);
      await kindOf(breaker.fire());
    }
    works = true;
    while (!breaker.letsThrough) await wait(5);
    await breaker.fire();
    expect(lines.map(({ msg }) => msg)).to.deep.equal(['breaker opened', 'breaker closed']);
  });

  it('is not closed by a call that had no time left', async () => {
    const upstream = new HttpUpstream('http://127.0.0.1:9', { connections: 1 });
    const breaker = breakers.create('a', () => upstream.getJson('/', 200), SETTINGS);
    breaker.open();
    while (!breaker.letsThrough) await wait(5);
    const late = { requestId: 'r', traceId: '', spanId: '', deadline: performance.now() };
    expect(await kindOf(requestContext.run(late, () => breaker.fire()))).to.equal('late');
    expect([breaker.state, breaker.letsThrough]).to.deep.equal(['half-open', true]);
    await upstream.close();
  });

  describe('that has seen many successes', () => {
    let works: boolean;
    let breaker: ReturnType<typeof breakers.create<[], string>>;
    const fail = async () => expect(await kindOf(breaker.fire())).to.equal('refused');

    beforeEach(async () => {
      works = true;
      breaker = breakers.create(
        'a',
        () => (works ? Promise.resolve('ok') : Promise.reject(down())),
        SETTINGS,
      );
      for (let i = 0; i < 100; i += 1) await breaker.fire();
      works = false;
    });

    it('opens as soon as nothing has succeeded for a while', async () => {
      const began = performance.now();
      await fail();
      while (performance.now() - began < 260) await wait(10);
      await fail();
      expect(breaker.isClosed).to.equal(true);
      await fail();
      expect(await kindOf(breaker.fire())).to.equal('open');
    });

    it('does not open for failures at one moment, nor for failures with a success between them', async () => {
      const began = performance.now();
      for (let i = 0; i < 10; i += 1) await fail();
      while (performance.now() - began < 260) await wait(10);
      works = true;
      await breaker.fire();
      works = false;
      await fail();
      await fail();
      expect(breaker.isClosed).to.equal(true);
    });
  });

  it('does not open for errors that say nothing about the other side', async () => {
    const breaker = breakers.create('a', () => Promise.reject(new TypeError('bad input')), SETTINGS);
    for (let i = 0; i < 10; i += 1) expect(await kindOf(breaker.fire())).to.equal('other');
    expect(breaker.isClosed).to.equal(true);
  });

  it('refuses more calls than it may hold, without opening', async () => {
    const waiting: (() => void)[] = [];
    const breaker = breakers.create('a', () => new Promise<void>((done) => waiting.push(done)), {
      ...SETTINGS,
      capacity: 1,
    });
    const first = breaker.fire();
    for (let i = 0; i < 10; i += 1) expect(await kindOf(breaker.fire())).to.equal('busy');
    expect(breaker.isClosed).to.equal(true);
    waiting.forEach((done) => {
      done();
    });
    await first;
  });

  it('ends a call that exceeds its own deadline', async () => {
    const breaker = breakers.create('a', () => new Promise(() => undefined), { ...SETTINGS, timeoutMs: 20 });
    expect(await kindOf(breaker.fire())).to.equal('timeout');
  });

  it('shows its state as a metric', async () => {
    const breaker = breakers.create('orders: write', () => Promise.resolve(), SETTINGS);
    expect(await metrics.registry.metrics()).to.match(/breaker_state\{breaker="orders: write",.*\} 0/);
    breaker.open();
    expect(await metrics.registry.metrics()).to.match(/breaker_state\{breaker="orders: write",.*\} 2/);
  });

  it('refuses everything after shutdown', async () => {
    const breaker = breakers.create('a', () => Promise.resolve('ok'), SETTINGS);
    breakers.shutdown();
    expect(await kindOf(breaker.fire())).to.equal('open');
  });
});
