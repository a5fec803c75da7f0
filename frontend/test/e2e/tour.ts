/**
 * `make screenshots`: takes the pictures of docs/shop.md and the README from a real shop with a real outage;
 * only the refusal after a changed price is a stand-in.
 */
import { expect } from 'chai';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@bulkhead/tools/local/root';
import type { Page } from 'playwright-core';
import { become } from './cast.ts';
import { type Theme } from './contactSheet.ts';
import { openState, type PageState } from './openState.ts';
import { pageStates } from './pageStates.ts';
import { startShop } from './shop.ts';
import { newVisitor } from './visitor.ts';
import { whileHanging } from './whileHanging.ts';

const FOLDER = join(ROOT, 'docs/pictures');
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 780 };
/** The largest picture size: nobody should wait for a page of the documentation. */
const MOST_BYTES = 120_000;

const stateOf = (name: string): PageState => {
  const state = pageStates.find((one) => one.name === name);
  if (!state) throw new Error(`There is no state "${name}"`);
  return state;
};

async function take(page: Page, file: string, window = DESKTOP, theme: Theme = 'light'): Promise<void> {
  await page.setViewportSize(window);
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(
    'Promise.all([...document.images].filter((one) => one.loading === "eager").map((one) => one.decode().catch(() => {})))',
  );
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  const picture = Buffer.from(data, 'base64');
  expect(picture.length, file).to.be.lessThan(MOST_BYTES);
  await writeFile(join(FOLDER, `${file}.webp`), picture);
}

describe('the pictures of the tour', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await mkdir(FOLDER, { recursive: true });
    await startShop();
  });

  const pictures: { file: string; state: string; window?: typeof DESKTOP; theme?: Theme }[] = [
    { file: 'home-light', state: 'home' },
    { file: 'home-dark', state: 'home', theme: 'dark' },
    { file: 'search', state: 'search', window: PHONE },
    { file: 'product', state: 'product' },
    { file: 'basket', state: 'basket', window: PHONE, theme: 'dark' },
    { file: 'register', state: 'register, with faults' },
    { file: 'prices-changed', state: 'checkout, prices changed' },
    { file: 'thank-you', state: 'thank you', window: PHONE },
    { file: 'manage', state: 'manage products', theme: 'dark' },
  ];
  for (const { file, state, window, theme } of pictures) {
    it(`show ${state}`, async () => {
      await take(await openState(stateOf(state)), file, window, theme);
    });
  }

  it('show a right-to-left language', async () => {
    const page = await openState(stateOf('home'));
    await page.getByLabel('Language').selectOption('ar');
    await page.locator('html[lang="ar"][dir="rtl"]').waitFor();
    await page.evaluate('scrollTo(0, 0)');
    await take(page, 'home-arabic');
  });

  it('show what a shopper sees while orders are unavailable', async () => {
    const page = await newVisitor('about:blank');
    await become(page, 'shopper');
    await page.goto('/');
    await page.getByRole('article').first().waitFor();
    await whileHanging([(await startShop()).services.order.process], async () => {
      await page.getByText('Just now you cannot change or place orders').waitFor();
      await take(page, 'outage-home');
      await page.getByRole('link', { name: /^Order/ }).click();
      await page.getByText('This is your order as we last saw it').waitFor();
      await take(page, 'outage-order', PHONE);
    });
  });
});
