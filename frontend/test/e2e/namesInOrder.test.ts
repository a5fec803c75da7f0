import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import * as expected from './namesInOrder.ts';
import { openState } from './openState.ts';
import { pageStates } from './pageStates.ts';
import { startShop } from './shop.ts';

/** Values that differ in every run. */
const CHANGING: [string, RegExp][] = [
  ['(id)', /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g],
  ['(when)', /\d+ \w+ \d{4}( at|,) \d\d:\d\d(:\d\d)?/g],
  ['(username)', /sailor-\d+-\d+/g],
  ['(number) products', /\d+\+? products/g],
  ['Begun (ago)', /Begun [\w ]+ ago/g],
];

const namesIn = async (where: Locator) =>
  CHANGING.reduce((names, [stable, pattern]) => names.replace(pattern, stable), await where.ariaSnapshot());

/** Tests what a screen reader says, in its order. */
describe('the names and roles', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  async function open(name: string) {
    const state = pageStates.find((one) => one.name === name);
    if (!state) throw new Error(`There is no state "${name}"`);
    return openState(state);
  }

  it('of the header: the home link, search, account, order', async () => {
    const page = await open('home');
    expect(await namesIn(page.getByRole('banner'))).to.equal(expected.HEADER);
  });

  it('of a product: its name as a link, its price, how to add it', async () => {
    const page = await open('search');
    expect(await namesIn(page.getByRole('article').first())).to.equal(expected.CARD);
  });

  it('of order lines: each product, its price, quantity, how to remove it', async () => {
    const page = await open('order');
    expect(await namesIn(page.getByRole('region', { name: 'Lines' }))).to.equal(expected.LINES);
  });

  it('of a form with faults: what is wrong first, then each field with its own fault', async () => {
    const page = await open('register, with faults');
    expect(await namesIn(page.getByRole('main'))).to.equal(expected.FORM_WITH_FAULTS);
  });

  const pages: Record<string, { what: string; names: string }> = {
    product: {
      what: 'where one is, the product, how many to add, and what else there is',
      names: expected.PRODUCT,
    },
    'thank you': { what: 'that it is placed, what it was, where to go on', names: expected.THANK_YOU },
    checkout: { what: 'what is bought for how much, before the button', names: expected.CHECKOUT },
    'past orders': { what: 'when each was placed, how much it was', names: expected.PAST_ORDERS },
    account: {
      what: 'the way to the past orders, the person, the password, the way out',
      names: expected.ACCOUNT,
    },
    status: {
      what: 'of each part whether it works, since when, and what that means',
      names: expected.STATUS,
    },
    nowhere: { what: 'what is wrong, and the way back', names: expected.NOWHERE },
  };
  for (const [state, { what, names }] of Object.entries(pages)) {
    it(`of a whole page (${state}): ${what}`, async () => {
      const page = await open(state);
      expect(await namesIn(page.getByRole('main'))).to.equal(names);
    });
  }

  it('of the catalogue: its heading, number of results and sort, before the first product', async () => {
    const main = (await open('home')).getByRole('main');
    const [before, after] = (await namesIn(main)).split(/  - navigation "Categories":(?:\n {4}.+)+\n/);
    expect(before).to.equal(expected.CATALOGUE.before);
    expect(after?.slice(0, expected.CATALOGUE.after.length)).to.equal(expected.CATALOGUE.after);
    const categories = main.getByRole('navigation', { name: 'Categories' }).getByRole('link');
    const inOrder = ['All', 'Home', 'Kitchen', 'Outdoors', 'Stationery', 'Workshop'];
    const named = await categories.allInnerTexts();
    expect(named.filter((name) => inOrder.includes(name))).to.deep.equal(inOrder);
  });

  it('of a basket: its lines, then the total, then how to order', async () => {
    const page = await open('basket');
    const names = await namesIn(page.getByRole('main'));
    const inShort = names.replace(/(\n {6}.+)+\n {4}- par/, '\n    - par').replace(/€\d+\.\d\d/, '(sum)');
    expect(inShort).to.equal(expected.BASKET);
  });

  it('of the product list of an admin: the filters, then each product with its state and its actions', async () => {
    const page = await open('manage products');
    const names = await namesIn(page.getByRole('main'));
    expect(names.slice(0, expected.ALL_PRODUCTS.length)).to.equal(expected.ALL_PRODUCTS);
    await page.goto('/admin/products?search=Deckhand%20Rope');
    expect(await namesIn(page.getByRole('row', { name: /^Deckhand Rope/ }))).to.equal(expected.PRODUCT_ROW);
  });

  it('of the form of a product: each field with its help, then the button', async () => {
    const page = await open('edit product');
    const form = page.getByRole('main').locator('form');
    expect(await namesIn(form)).to.equal(expected.PRODUCT_FORM);
  });

  it('of an open order: since when and by whom, its lines, its total', async () => {
    const page = await open('open orders');
    const order = page.getByRole('article').filter({ hasText: '€158.00' });
    expect(await namesIn(order)).to.equal(expected.OPEN_ORDER);
  });

  it('of the catalogue in Arabic: all in Arabic except those of products', async () => {
    const page = await open('home');
    await page.getByLabel('Language').selectOption('ar');
    await page.locator('html[lang=ar]').waitFor();
    const { banner, article, contentinfo } = expected.ARABIC;
    expect(await namesIn(page.getByRole('banner'))).to.equal(banner);
    const rope = page.getByRole('article').filter({ hasText: 'Deckhand Rope' });
    expect(await namesIn(rope)).to.equal(article);
    const categories = page.getByRole('navigation', { name: 'الأقسام' });
    for (const [name, address] of Object.entries(expected.ARABIC_CATEGORIES)) {
      const link = categories.getByRole('link', { name, exact: true });
      expect(await link.getAttribute('href'), name).to.equal(address);
    }
    expect(await namesIn(page.getByRole('contentinfo'))).to.equal(contentinfo);
  });
});
