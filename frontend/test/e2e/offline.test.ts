import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startShop } from './shop.ts';
import { logIn, newPerson, newVisitor, untilTrue } from './visitor.ts';

describe('a visitor without a network', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  /** Waits until the worker has cached what this page has shown. */
  async function untilKept(page: Page): Promise<void> {
    await untilTrue(
      page,
      `(async () => {
      if (!navigator.serviceWorker.controller) return false;
      const answers = await (await caches.open('bulkhead-answers')).keys();
      const pictures = await (await caches.open('bulkhead-pictures')).keys();
      return answers.length > 0 && pictures.length > 2;
    })()`,
    );
  }

  it('opens the shop with the catalogue and products seen before, and fills the basket', async () => {
    const page = await newVisitor('/');
    await untilKept(page);
    await page.getByRole('link', { name: 'Deckhand Rope' }).click();
    await page.getByRole('heading', { level: 1, name: 'Deckhand Rope' }).waitFor();
    await untilTrue(page, `caches.match('/api/product/deckhand-rope').then((kept) => kept !== undefined)`);
    await page.context().setOffline(true);
    await page.goto('/');
    await page.getByText('You are offline').waitFor();
    await page.getByText(/\d+ products, as of/).waitFor();
    await page.getByRole('article').nth(23).waitFor(); // they are drawn a few at a time
    await page.goto('/product/deckhand-rope');
    await page.getByRole('heading', { level: 1, name: 'Deckhand Rope' }).waitFor();
    await page.getByRole('button', { name: 'Add to basket: Deckhand Rope' }).click();
    await page.getByRole('link', { name: 'Basket 1 piece', exact: true }).click();
    await page.getByRole('link', { name: 'Log in to order' }).waitFor();
    await page.context().setOffline(false);
    const notice = page.getByText(/You are offline|The shop cannot be reached just now/);
    await notice.waitFor({ state: 'detached', timeout: 10_000 });
  });

  it('leaves no personal data in the caches', async () => {
    const page = await newVisitor('/');
    await untilKept(page);
    await logIn(page, await newPerson());
    await page.waitForURL('**/');
    await page.getByRole('article').first().getByRole('button').click();
    await page.getByText('added to your order').waitFor();
    await page.goto('/order');
    await page.getByRole('link', { name: 'Check out' }).waitFor();
    const kept = await page.evaluate<string[]>(`(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => new URL(url).pathname);
    })()`);
    expect(kept).to.include('/index.html').and.include('/api/products');
    expect(kept.filter((path) => /^\/api\/(?!products?\b)/.test(path))).to.deep.equal([]);
    const texts = await page.evaluate<string[]>(
      `Promise.all(${JSON.stringify(kept)}.map(async (path) => (await caches.match(path, { ignoreSearch: true })).text()))`,
    );
    expect(kept.filter((_, index) => texts[index]?.includes('admin.putOnSale'))).to.deep.equal([]);
  });
});
