import { expect } from 'chai';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { scriptOf } from './inPage/script.ts';
import { startShop } from './shop.ts';
import {
  logIn,
  newPerson,
  newShopper,
  newVisitor,
  untilAppRuns,
  untilSaved,
  untilSettledIn,
  untilTrue,
  type Visiting,
} from './visitor.ts';

describe('a page of the shop', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  /** Keeps pages in their prerendered state until it is released. */
  async function holdApp(page: Page): Promise<() => void> {
    const held = Promise.withResolvers<true>();
    await page.route('**/assets/index-*.js', async (route) => {
      await held.promise;
      await route.continue();
    });
    return () => {
      held.resolve(true);
    };
  }

  async function newVisitorWithoutApp(path: string, options: Visiting = {}) {
    const page = await newVisitor('about:blank', { serviceWorkers: 'block', ...options });
    const release = await holdApp(page);
    await page.goto(path, { waitUntil: 'commit' });
    return { page, release };
  }

  it('shows the products, and one of them, without any script', async () => {
    const page = await newVisitor('/', { javaScriptEnabled: false });
    expect(await page.getByRole('article').count()).to.be.at.least(24);
    await page.getByRole('link', { name: 'Deckhand Rope' }).click();
    await page.getByRole('heading', { level: 1, name: 'Deckhand Rope' }).waitFor();
    await page.getByText('€24.00').first().waitFor();
    expect(await page.locator('article img').first().getAttribute('src')).to.equal(
      '/images/deckhand-rope.svg',
    );
  });

  it('shows a category without any script: its name, its products, its chip as the chosen one', async () => {
    const page = await newVisitor('/?category=Kitchen', { javaScriptEnabled: false });
    await page.getByRole('heading', { level: 1, name: 'Kitchen' }).waitFor();
    const articles = await page.getByRole('article').count();
    expect(articles).to.be.greaterThan(0);
    expect(await page.getByRole('article').filter({ hasText: 'Kitchen' }).count()).to.equal(articles);
    const chosen = page.getByRole('navigation', { name: 'Categories' }).locator('[aria-current="true"]');
    expect((await chosen.allTextContents()).map((text) => text.trim())).to.deep.equal(['Kitchen']);
    expect(await page.title()).to.equal('Kitchen · Bulkhead');
  });

  it('is in the browser’s language without any script', async () => {
    const page = await newVisitor('/product/deckhand-rope', { javaScriptEnabled: false, locale: 'de-DE' });
    expect(await page.locator('html').getAttribute('lang')).to.equal('de');
    await page.getByRole('button', { name: 'In den Korb: Deckhand Rope' }).waitFor();
    await page.getByRole('link', { name: 'Draußen' }).waitFor();
    await page.getByText('24,00 €').first().waitFor();
  });

  it('does not fetch again what came with it', async () => {
    const asked: string[] = [];
    for (const path of ['/', '/?category=Kitchen', '/product/deckhand-rope']) {
      const page = await newVisitor(path, { asking: (one) => asked.push(one) });
      await untilAppRuns(page);
      await page
        .getByRole('button', { name: /^Add to basket/ })
        .first()
        .waitFor();
    }
    expect(asked.filter((path) => path.startsWith('/api/product'))).to.deep.equal([]);
  });

  it('refetches its data when it becomes visible again after a while', async () => {
    for (const [path, shown] of [
      ['/', '/api/products'],
      ['/product/deckhand-rope', '/api/product/deckhand-rope'],
    ] as const) {
      const page = await newVisitor('about:blank', { serviceWorkers: 'block' });
      await page.clock.install();
      await page.goto(path);
      await untilAppRuns(page);
      await page.clock.fastForward(61_000);
      const asked = page.waitForRequest((request) => new URL(request.url()).pathname === shown);
      await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
      await asked;
    }
  });

  it('no longer offers a product taken off sale when it becomes visible again', async () => {
    const page = await newVisitor('about:blank', { serviceWorkers: 'block' });
    await page.clock.install();
    await page.goto('/product/deckhand-rope');
    await untilAppRuns(page);
    const gone = { status: 404, json: { code: 'product-missing', detail: 'There is no such product' } };
    await page.route('**/api/product/deckhand-rope', (route) => route.fulfill(gone));
    await page.clock.fastForward(61_000);
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await page.getByText('This product is not available').waitFor();
    expect(await page.getByRole('button', { name: 'Add to basket: Deckhand Rope' }).count()).to.equal(0);
  });

  it('preloads a shopper’s data, once, and shows them no log-in link', async () => {
    const asked: string[] = [];
    const page = await newShopper({ asking: (path) => asked.push(path), serviceWorkers: 'block' });
    const release = await holdApp(page);
    asked.length = 0;
    await page.goto('/order', { waitUntil: 'commit' });
    const own = page.getByRole('navigation', { name: 'Your things' });
    await own.getByRole('link', { name: 'Order' }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Your order' }).waitFor();
    expect(await own.getByRole('link').count()).to.equal(1);
    while (!asked.includes('/api/order')) await delay(50);
    release();
    await own.getByRole('link', { name: 'Account of' }).waitFor();
    await page.getByText('Your order is empty').waitFor();
    expect(asked.filter((path) => path === '/api/session' || path === '/api/order')).to.have.length(2);
    await page.context().clearCookies();
    await page.reload();
    await own.getByRole('link', { name: 'Log in' }).waitFor();
  });

  it('has no layout shift when the app takes over, and keeps earlier input', async () => {
    for (const path of ['/', '/product/deckhand-rope', '/login', '/order']) {
      const page = await newVisitor('about:blank', { serviceWorkers: 'block' });
      await page.addInitScript(scriptOf('shifted'));
      const release = await holdApp(page);
      await page.goto(path, { waitUntil: 'commit' });
      await page.getByLabel('Search the catalogue').fill('rope');
      release();
      await untilAppRuns(page);
      await page.getByRole('contentinfo').waitFor();
      expect(await page.getByLabel('Search the catalogue').inputValue()).to.equal('rope');
      if (path !== '/') expect(await page.evaluate<number>('shifted')).to.be.below(0.02);
    }
  });

  it('keeps the focus when the app takes over', async () => {
    const places = ['link', 'button'] as const;
    for (const role of places) {
      const { page, release } = await newVisitorWithoutApp('/');
      const place = page.getByRole('article').nth(2).getByRole(role);
      await place.focus();
      release();
      await untilAppRuns(page);
      await place.and(page.locator(':focus')).waitFor();
    }
  });

  describe('with a button pressed before the app is mounted', () => {
    it('marks it as busy, and performs it once when the app is mounted', async () => {
      const { username, password } = await newPerson();
      const { page, release } = await newVisitorWithoutApp('/login?to=/product/deckhand-rope');
      await page.getByLabel('Username').fill(username);
      await page.getByLabel('Password').fill(password);
      await page.getByLabel('Password').press('Enter');
      await page.getByRole('button', { name: 'Log in' }).and(page.locator('[aria-busy]')).waitFor();
      release();
      await page.getByRole('link', { name: `Account of ${username}` }).waitFor();
      await page.waitForURL('/product/deckhand-rope');
      const next = await holdApp(page);
      await page.reload({ waitUntil: 'commit' });
      // The user is not known yet: the product goes into the basket and moves into the order later.
      const add = page.getByRole('button', { name: 'Add to basket: Deckhand Rope' });
      await add.click();
      await add.click();
      await add.and(page.locator('[aria-busy]')).waitFor();
      next();
      await page.getByRole('link', { name: 'Order 1 piece', exact: true }).waitFor();
      await untilSaved(page);
      expect(await page.locator('button[aria-busy]').count()).to.equal(0);
    });

    it('performs it with the earlier input', async () => {
      const { page, release } = await newVisitorWithoutApp('/product/deckhand-rope');
      await page.getByRole('spinbutton', { name: 'Quantity' }).fill('5');
      const add = page.getByRole('button', { name: 'Add to basket: Deckhand Rope' });
      await add.click();
      await add.and(page.locator('[aria-busy]')).waitFor();
      release();
      await page.getByRole('link', { name: 'Basket 5 pieces', exact: true }).waitFor();
    });

    it('does not perform it if the visitor types on', async () => {
      const asked: string[] = [];
      const { page, release } = await newVisitorWithoutApp('/login', { asking: (path) => asked.push(path) });
      await page.getByLabel('Username').fill('half a name');
      await page.getByLabel('Username').press('Enter');
      await page.getByLabel('Password').fill('and half a pass');
      release();
      await untilAppRuns(page);
      await page.getByRole('button', { name: 'Log in' }).and(page.locator(':not([aria-busy])')).waitFor();
      expect(await page.getByLabel('Password').inputValue()).to.equal('and half a pass');
      await untilTrue(page, `!document.querySelector('#app [aria-disabled=true]')`);
      expect(asked).to.not.include('/api/user/login');
    });
  });

  it('searches without any script', async () => {
    const page = await newVisitor('/login', { javaScriptEnabled: false });
    await page.getByLabel('Search the catalogue').fill('rope & tackle');
    await page.getByLabel('Search the catalogue').press('Enter');
    await page.waitForURL('**/?search=rope+%26+tackle');
    await page.getByRole('heading', { level: 1, name: '“rope & tackle”' }).waitFor();
    await page.getByText('Nothing on the horizon').waitFor();
    await page.goto('/?search=rope&category=Outdoors&sort=price');
    await page.getByRole('heading', { level: 1, name: '“rope” in Outdoors' }).waitFor();
    expect(await page.getByRole('article').count()).to.be.greaterThan(0);
    expect(await page.getByLabel('Sort by').inputValue()).to.equal('price');
  });

  it('does not submit early input through the address', async () => {
    const page = await newVisitor('/login', { javaScriptEnabled: false });
    await page.getByLabel('Password').fill('a secret');
    await page.getByLabel('Password').press('Enter');
    expect(page.url()).to.match(/\/login$/);
  });

  it('keeps its canonical address up to date', async () => {
    const page = await newVisitor('/');
    const named = () => page.evaluate<string>(`document.querySelector('link[rel=canonical]').href`);
    await untilSettledIn(page);
    await page.getByRole('article').first().getByRole('link').click();
    await page.waitForURL('**/product/*');
    expect(await named()).to.equal(page.url());
    await page.goto('/?category=Kitchen');
    await untilAppRuns(page);
    expect(await named()).to.match(/\/\?category=Kitchen$/);
  });

  it('restores the scroll position on going back and forward', async () => {
    const page = await newVisitor('/');
    await untilAppRuns(page);
    await page.getByRole('article').last().scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate<number>('window.scrollY');
    await page.getByRole('article').last().getByRole('link').click();
    await page.waitForURL('**/product/*');
    await untilTrue(page, 'window.scrollY === 0');
    await page.goBack();
    await untilTrue(page, `Math.abs(window.scrollY - ${scrolled}) < 5`);
    const product = page.getByRole('button', { name: 'One more' });
    await page.goForward();
    await product.waitFor();
    await untilTrue(page, 'window.scrollY === 0');
    await page.evaluate('window.scrollTo(0, 200)');
    await page.goBack();
    await untilTrue(page, `Math.abs(window.scrollY - ${scrolled}) < 5`);
    await page.goForward();
    await product.waitFor();
    await untilTrue(page, 'Math.abs(window.scrollY - 200) < 5');
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('is reloaded once when a script of the app is gone, and then shows an error', async () => {
    const page = await newVisitor('/', { serviceWorkers: 'block' });
    await untilAppRuns(page);
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.route('**/assets/ProductPage-*.js', (route) => route.fulfill({ status: 404 }));
    await page.getByRole('link', { name: 'Deckhand Rope' }).click();
    await page.waitForURL('**/product/deckhand-rope');
    await page.getByRole('alert').getByText('Something went wrong').waitFor();
    expect(loads).to.equal(1);
  });

  it('is reloaded while the replicas serve another version of the app', async () => {
    const page = await newVisitor('about:blank', { serviceWorkers: 'block' });
    let missing = 2;
    await page.route('**/assets/index-*.js', (route) =>
      missing-- > 0 ? route.fulfill({ status: 404 }) : route.continue(),
    );
    await page.goto('/login');
    await untilAppRuns(page);
    expect(missing).to.equal(-1);
  });

  it('is not reloaded when a foreign script fails, before or after the app is mounted', async () => {
    const { page, release } = await newVisitorWithoutApp('/login');
    const failing = (script: string) =>
      page.evaluate(`(document.head.append(script = ${script}), script.dispatchEvent(new Event('error')),
        sessionStorage.getItem('bulkhead.loaded-early'))`);
    expect(await failing(`document.createElement('script')`)).to.equal(null);
    release();
    await untilAppRuns(page);
    expect(await failing(`document.querySelector('script[src^="/assets/"]')`)).to.equal(null);
  });

  it('is reloaded when the texts of its language cannot be loaded', async () => {
    const page = await newVisitor('about:blank', { serviceWorkers: 'block' });
    let loads = 0;
    page.on('domcontentloaded', () => (loads += 1));
    await page.route('**/assets/en-*.js', (route) =>
      loads < 2 ? route.fulfill({ status: 404 }) : route.continue(),
    );
    await page.goto('/login');
    await untilAppRuns(page);
    expect(loads).to.be.greaterThan(1);
  });

  it('is reloaded in the visitor’s language when its texts are lost, and falls back to English in the end', async () => {
    const page = await newVisitor('about:blank', { locale: 'de-DE', serviceWorkers: 'block' });
    await page.clock.install();
    await page.route('**/assets/de-*.js', (route) => route.fulfill({ status: 404 }));
    await page.goto('/login');
    for (const [before, seconds] of [1, 4, 10].entries()) {
      await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
      await untilTrue(page, `sessionStorage.getItem('bulkhead.loaded-early')?.startsWith('[${before + 1},')`);
      const again = page.waitForEvent('load');
      await page.clock.fastForward(1000 * seconds);
      await again;
    }
    await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor();
  });

  it('still shows notices when their script failed to load at first', async () => {
    const page = await newVisitor('about:blank', { serviceWorkers: 'block' });
    let lost = 0;
    await page.route('**/assets/NoticeList-*.js', (route) => (++lost < 3 ? route.abort() : route.continue()));
    await page.goto('/product/deckhand-rope');
    await page.getByRole('button', { name: 'Add to basket: Deckhand Rope' }).click();
    await page.getByText('added to your basket').waitFor();
    expect(lost).to.equal(3);
  });

  it('is reloaded at most three times when the app cannot be loaded, and stays readable', async () => {
    const page = await newVisitor('about:blank', { serviceWorkers: 'block' });
    await page.clock.install();
    let tries = 0;
    await page.route('**/assets/index-*.js', (route) => {
      tries += 1;
      return route.fulfill({ status: 404 });
    });
    await page.goto('/product/deckhand-rope');
    for (const seconds of [1, 4, 10]) {
      const again = page.waitForEvent('load');
      await page.clock.fastForward(1000 * seconds);
      await again;
    }
    await page.clock.fastForward(50_000);
    await page.getByRole('heading', { level: 1, name: 'Deckhand Rope' }).waitFor();
    expect(tries).to.equal(4);
  });

  it('prefetches a page as soon as its link is hovered', async () => {
    const page = await newVisitor('/');
    await untilSettledIn(page);
    const loaded = page.waitForRequest('**/assets/LoginPage-*.js');
    await page.getByRole('link', { name: 'Log in' }).hover();
    await loaded;
  });

  it('prefetches a product as soon as its card is hovered, and not again on the click', async () => {
    const asked: string[] = [];
    const page = await newVisitor('/', { asking: (path) => asked.push(path) });
    await untilSettledIn(page);
    const card = page.getByRole('article').filter({ hasText: 'Deckhand Rope' });
    const answered = page.waitForResponse('**/api/product/deckhand-rope');
    await card.hover();
    await answered;
    expect(new URL(page.url()).pathname).to.equal('/');
    await card.click();
    await page.getByRole('heading', { level: 1, name: 'Deckhand Rope' }).waitFor();
    await page.getByText('Twenty metres of spun rope').waitFor();
    expect(asked.filter((path) => path === '/api/product/deckhand-rope')).to.have.length(1);
  });

  it('for admins is not even loaded by others', async () => {
    const asked: string[] = [];
    const page = await newVisitor('/login', { asking: (path) => asked.push(path) });
    await logIn(page, await newPerson());
    await page.goto('/admin/products');
    await page.getByText('This corner is for the crew').waitFor();
    await page.goto('/admin/orders');
    await page.getByText('This corner is for the crew').waitFor();
    expect(asked.some((path) => path.includes('ForAdminsPage'))).to.equal(true);
    expect(await adminFiles(page, asked)).to.deep.equal([]);
  });

  /** The scripts among these addresses that contain a text of the admin pages. */
  async function adminFiles(page: Page, asked: readonly string[]): Promise<string[]> {
    const scripts = [...new Set(asked.filter((path) => /^\/assets\/.*\.js$/.test(path)))];
    expect(scripts).to.have.length.greaterThan(3);
    const texts = await Promise.all(scripts.map(async (path) => (await page.request.get(path)).text()));
    return scripts.filter((_, index) => texts[index]?.includes('admin.putOnSale'));
  }

  it('for admins opens for an admin at its own address', async () => {
    const asked: string[] = [];
    const page = await newVisitor('/login', { asking: (path) => asked.push(path) });
    await logIn(page, (await startShop()).admin);
    expect(await adminFiles(page, asked)).to.deep.equal([]);
    await page.goto('/admin/products/new', { waitUntil: 'commit' });
    await page.getByRole('heading', { level: 1, name: 'New product' }).waitFor();
    await page.getByLabel('Price').waitFor();
    expect(new URL(page.url()).pathname).to.equal('/admin/products/new');
    expect(await adminFiles(page, asked)).to.have.length(2);
  });
});
