import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { startShop } from '../e2e/shop.ts';
import {
  logIn,
  newPerson,
  newVisitor,
  untilAppRuns,
  untilSaved,
  untilSettledIn,
  untilTrue,
} from '../e2e/visitor.ts';

/** Slow 3G as in browsers' own tools: 400 kilobits per second, and a latency of two seconds. */
const SLOW_3G = {
  offline: false,
  latency: 2000,
  downloadThroughput: 50_000,
  uploadThroughput: 50_000,
};
/** A press must have a visible effect this soon, whatever the network does. */
const AT_ONCE_MS = 1000;

describe('a shopper on a slow 3G network', function () {
  this.timeout(120_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  async function newSlowVisitor(): Promise<Page> {
    const page = await newVisitor('about:blank', { serviceWorkers: 'block' });
    page.setDefaultTimeout(40_000);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', SLOW_3G);
    return page;
  }

  const nothingIsMissing = async (page: Page) =>
    expect(await page.getByRole('status', { name: 'Shop status' }).innerText()).to.equal('');

  it('browses, orders and sees the order, without an outage notice', async () => {
    const person = await newPerson();
    const page = await newSlowVisitor();
    await page.goto('/');
    await untilAppRuns(page);
    await page.getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Kitchen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kitchen' }).waitFor({ timeout: AT_ONCE_MS });
    await nothingIsMissing(page);
    await logIn(page, person);
    await page.goto('/product/deckhand-rope');
    await page.getByRole('button', { name: 'Add to order: Deckhand Rope' }).click();
    await page.getByText('added to your order').waitFor({ timeout: AT_ONCE_MS });
    await untilSaved(page);
    await nothingIsMissing(page);
    await page.getByRole('link', { name: 'Order 1 piece', exact: true }).click();
    await page.getByRole('link', { name: 'Deckhand Rope' }).waitFor();
    await nothingIsMissing(page);
  });

  describe('who has visited before', () => {
    /** The latency, also for the service worker, which the browser's own throttling does not affect. */
    let latencyMs = 0;
    let way: Server;
    let url: string;

    before(async () => {
      const shop = (await startShop()).url;
      way = createServer((asked, answer) => {
        setTimeout(() => {
          const { method, headers } = asked;
          const passed = request(shop + (asked.url ?? ''), { method, headers }, (given) => {
            answer.writeHead(given.statusCode ?? 502, given.headers);
            given.pipe(answer);
          });
          passed.on('error', () => answer.destroy());
          asked.pipe(passed);
        }, latencyMs);
      }).listen(0);
      await once(way, 'listening');
      url = `http://localhost:${(way.address() as AddressInfo).port}`;
    });
    after(() => {
      way.closeAllConnections();
      way.close();
    });

    it('sees a copy, then the original, and has the basket in the order', async () => {
      const page = await newVisitor('/', { baseURL: url });
      page.setDefaultTimeout(40_000);
      const kept = (path: string) =>
        untilTrue(page, `caches.match('${path}').then((one) => one !== undefined)`);
      await untilSettledIn(page);
      await page.getByLabel('Sort by').selectOption('newest');
      await kept('/api/products?sort=newest');
      await page
        .getByRole('button', { name: /^Add to basket/ })
        .first()
        .click();
      await page.goto('/login');
      await untilAppRuns(page);
      latencyMs = 3000;
      await logIn(page, await newPerson());
      await page.goto('/');
      await untilAppRuns(page);
      await page.getByLabel('Sort by').selectOption('newest');
      await page.getByText(/products, as of/).waitFor();
      await page.getByText(/products, as of/).waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Order 1 piece', exact: true }).waitFor();
    });
  });
});
