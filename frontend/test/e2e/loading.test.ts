import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { scriptOf } from './inPage/script.ts';
import { startShop } from './shop.ts';
import { newPerson, newVisitor, send, TWO_FRAMES } from './visitor.ts';

const WINDOWS = {
  'a phone': { width: 360, height: 740 },
  'a tablet': { width: 768, height: 1024 },
  'a large screen': { width: 1440, height: 900 },
};
/** The highest layout shift allowed, as browsers measure it, without a unit. */
const MOST_SHIFTED = 0.02;

interface Waiting {
  path: string;
  /** The request that is delayed. */
  late: string;
  /** The text for screen readers meanwhile. */
  told: string;
  arrived: (page: Page) => Promise<unknown>;
  isAdmin?: boolean;
}

const rope = (page: Page) => page.getByRole('main').getByRole('link', { name: 'Deckhand Rope' }).waitFor();

const PAGES: Record<string, Waiting> = {
  'the catalogue': {
    path: '/',
    late: '/api/session',
    told: 'Sort by',
    arrived: (page) => page.getByRole('link', { name: /^Account of/ }).waitFor(),
  },
  // Its contents come with the session.
  'the order': {
    path: '/order',
    late: '/api/session',
    told: 'Loading your order',
    arrived: rope,
  },
  'the checkout': { path: '/checkout', late: '/api/session', told: 'Looking up who you are', arrived: rope },
  'past orders': {
    path: '/orders',
    late: '/api/order/history*',
    told: 'Loading orders',
    arrived: (page) => page.getByRole('main').getByRole('link', { name: /\d{4}/ }).waitFor(),
  },
  'the account': {
    path: '/account',
    late: '/api/user',
    told: 'Loading your account',
    arrived: (page) => page.getByLabel('First name').waitFor(),
  },
  'the products of an admin': {
    path: '/admin/products',
    late: '/api/products/all*',
    told: 'Loading products',
    arrived: (page) => page.getByRole('rowheader').first().waitFor(),
    isAdmin: true,
  },
  'a product of an admin': {
    path: '/admin/products/deckhand-rope',
    late: '/api/products/all/*',
    told: 'Loading the product',
    arrived: (page) => page.getByRole('textbox', { name: 'Name' }).waitFor(),
    isAdmin: true,
  },
  'open orders': {
    path: '/admin/orders',
    late: '/api/orders',
    told: 'Loading orders',
    arrived: (page) => page.getByRole('article').first().waitFor(),
    isAdmin: true,
  },
};

describe('a visitor waiting for a page', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  /** Signs in a user who has an open order with a product, and a placed one. */
  async function signIn(page: Page, isAdmin = false): Promise<void> {
    await send(page, '/api/user/login', isAdmin ? (await startShop()).admin : await newPerson());
    await send(page, '/api/order/add-item', { product_id: 'landfall-compass' });
    await send(page, '/api/order/checkout', {});
    await send(page, '/api/order/add-item', { product_id: 'deckhand-rope' });
  }

  for (const [device, viewport] of Object.entries(WINDOWS)) {
    for (const [what, { path, late, told, arrived, isAdmin }] of Object.entries(PAGES)) {
      it(`sees a placeholder of ${what} on ${device}, without layout shift when it loads`, async () => {
        const page = await newVisitor('about:blank', { viewport, serviceWorkers: 'block' });
        await signIn(page, isAdmin);
        await page.addInitScript(scriptOf('shifted'));
        const released = Promise.withResolvers<undefined>();
        await page.route(`**${late}`, async (route) => {
          await released.promise;
          await route.fallback();
        });
        await page.goto(path, { waitUntil: 'commit' });
        await page.locator('#app[data-v-app]').waitFor();
        await page.getByText(told).first().waitFor({ state: 'attached' });
        released.resolve(undefined);
        await arrived(page);
        await page.waitForLoadState('networkidle');
        const shifted = await page.evaluate<number>(`${TWO_FRAMES}.then(() => shifted)`);
        expect(shifted).to.be.at.most(MOST_SHIFTED);
      });
    }
  }
});
