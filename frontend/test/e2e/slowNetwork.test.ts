import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startShop } from './shop.ts';
import { logIn, newPerson, newVisitor, untilAppRuns, untilSaved } from './visitor.ts';

/** What browsers' own tools call slow 3G: 400 kilobits a second, and two seconds until anything comes back. */
const SLOW_3G = {
  offline: false,
  latency: 2000,
  downloadThroughput: 50_000,
  uploadThroughput: 50_000,
};
/** A press shows something this soon, whatever the network does. */
const AT_ONCE_MS = 1000;

describe('a person on a slow 3G network', function () {
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

  it('looks around, orders and sees the order, and nothing is said to be missing', async () => {
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
});
