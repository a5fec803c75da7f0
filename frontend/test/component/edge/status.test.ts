import { expect } from 'chai';
import type { RunningService } from '@bulkhead/chassis/lifecycle/startService';
import { ownRedis } from '@bulkhead/tools/engines/testServers';
import { StatusAnswer, type UpstreamName } from '../../../edge/status/StatusAnswer.ts';
import { useStage } from './stage.ts';
import type { StandIn } from './StandIn.ts';
import { until } from './until.ts';

describe('the status of the shop', () => {
  const stage = useStage();
  let product: StandIn;
  let edge: RunningService;

  beforeEach(async () => {
    const [user, order, other] = await Promise.all([stage.standIn(), stage.standIn(), stage.standIn()]);
    product = await stage.standIn();
    const redis = await ownRedis();
    edge = await stage.edge({ user: [user], product: [product], order: [order, other], redisUrl: redis.url });
    await until('everything works', async () => (await status()).state === 'up');
  });

  async function status(): Promise<StatusAnswer> {
    const answer = await fetch(`${edge.url}/api/status`);
    expect(answer.status).to.equal(200);
    const said: unknown = await answer.json();
    const described = StatusAnswer.parse(said);
    expect(said).to.deep.equal(described);
    return described;
  }
  const of = async (name: UpstreamName) =>
    (await status()).upstreams.find((upstream) => upstream.name === name)!;
  const page = async () => (await fetch(`${edge.url}/status`)).text();
  const metrics = async () => (await fetch(`${edge.managementUrl}/metrics`)).text();

  it('lists every part with its state, its last change and what still works', async () => {
    const { upstreams } = await status();
    expect(upstreams.map(({ name }) => name)).to.deep.equal(['user', 'product', 'order', 'session-store']);
    for (const upstream of upstreams) {
      expect(upstream).to.include({ state: 'up', works_now: 'Everything works.' });
      expect(new Date(upstream.since).toISOString()).to.equal(upstream.since);
    }
    const healthy = { state: 'up', breakers: { reads: 'closed', writes: 'closed' } };
    expect((await of('order')).replicas).to.deep.equal([healthy, healthy]);
  });

  it('gives each service’s budgets as JSON and as metrics', async () => {
    expect((await of('order')).budget).to.deep.equal({ timeout_ms: 850, second_tries: 20 });
    expect((await of('session-store')).budget).to.equal(undefined);
    await until('a look later', async () =>
      /^upstream_second_tries\{upstream="order",service="edge"\} 20$/m.test(await metrics()),
    );
  });

  it('shows an outage and its end as JSON, as a page and as metrics', async function () {
    this.timeout(15_000);
    const before = (await of('product')).since;
    await product.become('refuses');
    await until('away', async () => (await of('product')).state === 'away');
    expect((await status()).state).to.equal('partly');
    const { works_now, since } = await of('product');
    expect(works_now).to.equal(
      'The catalogue is shown as it was last seen. Orders go on with the products they know.',
    );
    expect(since > before).to.equal(true);
    expect(await page())
      .to.include('<tr role="row" class="away"><th role="rowheader" scope="row">Catalogue</th>')
      .and.to.include(works_now);
    expect(await metrics()).to.match(/^upstream_state\{upstream="product",service="edge"\} 2$/m);
    await product.become('answers');
    await until('up again', async () => (await of('product')).state === 'up');
    expect(await metrics()).to.match(/^upstream_state\{upstream="product",service="edge"\} 0$/m);
  });

  it('has a page in the theme of the cookie', async () => {
    const answer = await fetch(`${edge.url}/status`, { headers: { cookie: 'theme=dark' } });
    expect(answer.headers.get('vary')).to.equal('Accept-Language, Cookie');
    expect(await answer.text())
      .to.include('<html lang="en" dir="ltr" data-locale="en-GB" data-theme="dark">')
      .and.include('<title>Everything works · Bulkhead</title>');
    expect(await page()).to.include('<html lang="en" dir="ltr" data-locale="en-GB">');
  });

  it('has a page in the language of the cookie, else of the browser, else in English', async () => {
    const pages = {
      'ar, rtl, كل شيء يعمل': { cookie: 'language=ar', 'accept-language': 'de' },
      'de, ltr, Alles funktioniert': { 'accept-language': 'pt-BR, de-AT;q=0.8, en;q=0.5' },
      'en, ltr, Everything works': { cookie: 'language=fr', 'accept-language': 'fr' },
    };
    for (const [expected, headers] of Object.entries(pages)) {
      const answer = await fetch(`${edge.url}/status`, { headers });
      const [, lang, dir, title] =
        /<html lang="(.*?)" dir="(.*?)" .*<h1>(.*?)<\/h1>/s.exec(await answer.text()) ?? [];
      expect([lang, dir, title].join(', ')).to.equal(expected);
      expect(answer.headers.get('content-language')).to.equal(lang);
    }
  });

  it('says what still works in the visitor’s language, and in English as JSON', async function () {
    this.timeout(15_000);
    await product.become('refuses');
    await until('away', async () => (await of('product')).state === 'away');
    const headers = { 'accept-language': 'de' };
    const german = await (await fetch(`${edge.url}/status`, { headers })).text();
    expect(german)
      .to.include('<td role="cell">Antwortet nicht</td>')
      .and.include('Das Sortiment wird gezeigt, wie es zuletzt war.');
    const told = await (await fetch(`${edge.url}/api/status`, { headers })).text();
    expect(told).to.include('The catalogue is shown as it was last seen.');
  });

  it('has a complete page without its script, and reveals no internal address', async () => {
    const text = await page();
    expect(text).to.include('<h1>Everything works</h1>').and.to.include('<a href="/status">');
    expect(text.match(/<script[^>]*>.*/g)).to.deep.equal([
      '<script type="module" src="/status.js"></script>',
    ]);
    expect(JSON.stringify(await status())).to.not.include('127.0.0.1');
  });
});
