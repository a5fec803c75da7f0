import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { Keyboard } from './keyboard.ts';
import { startShop } from './shop.ts';
import { refuse } from './standIns.ts';
import { logIn, newPerson, newVisitor } from './visitor.ts';

describe('a keyboard user', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first();

  it('registers, searches, orders, changes the order, checks out and logs out, and always sees the focus', async () => {
    const { username } = await newPerson();
    const page = await newVisitor('/register');
    const keyboard = new Keyboard(page);
    await keyboard.type(page.getByLabel('First name'), 'Grace');
    await keyboard.type(page.getByLabel('Last name'), 'O’Malley');
    await keyboard.type(page.getByLabel('E-mail'), `keys-${username}@example.com`);
    await keyboard.type(page.getByLabel('Username'), `keys-${username}`);
    await page.getByText('is free').waitFor();
    await keyboard.type(page.getByLabel('Password'), 'short');
    await page.keyboard.press('Enter');
    await keyboard.expectFocus(page.getByLabel('Password'));
    await keyboard.type(page.getByLabel('Password'), 'queen of the western sea');
    await keyboard.press(button(page, 'Register'));
    await page.getByText('Welcome on board').waitFor();
    await keyboard.dismissNotices();
    await keyboard.expectFocus(page.getByRole('main'));

    await keyboard.goTo(page.getByLabel('Search the catalogue'), 'Shift+Tab');
    await page.keyboard.type('rope');
    await page.getByRole('heading', { level: 1, name: '“rope”' }).waitFor();
    await keyboard.press(button(page, 'Add to order: Deckhand Rope'));
    await page.getByText('added to your order').waitFor();
    await keyboard.dismissNotices();
    await keyboard.press(link(page, 'Order 1 piece'), 'Shift+Tab');
    await keyboard.expectFocus(page.getByRole('main'));

    await keyboard.press(button(page, 'One more'));
    await link(page, 'Order 2 pieces').waitFor();
    await keyboard.type(page.getByLabel('Quantity', { exact: true }), '3');
    await page.keyboard.press('Enter');
    await link(page, 'Order 3 pieces').waitFor();
    await keyboard.press(button(page, /^Remove/));
    await page.getByText('Your order is empty').waitFor();
    await keyboard.expectFocus(page.getByRole('main'));

    await keyboard.press(link(page, 'Look through the catalogue'));
    await keyboard.press(page.getByRole('article').first().getByRole('link'));
    await keyboard.press(button(page, /^Add to order/).first());
    await link(page, 'Order 1 piece').waitFor();
    await keyboard.dismissNotices();
    await keyboard.press(link(page, 'Order 1 piece'), 'Shift+Tab');
    await keyboard.press(link(page, 'Check out'));
    await keyboard.press(button(page, /^Place order for/));
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
    await keyboard.expectFocus(page.getByRole('main'));
    await keyboard.press(link(page, 'See the order'));
    await page.getByRole('main').getByText('Placed on').waitFor();

    await keyboard.press(link(page, `Account of keys-${username}`), 'Shift+Tab');
    await keyboard.press(button(page, 'Log out'));
    await page.getByText('You are logged out').waitFor();
    await keyboard.expectFocus(page.getByRole('main'));
    expect(keyboard.faults).to.deep.equal([]);
  });

  it('continues at the first new product after the last page has loaded', async () => {
    const page = await newVisitor('/', { serviceWorkers: 'block' });
    await page.route(/\/api\/products\?/, async (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set('limit', url.searchParams.has('cursor') ? '200' : '20');
      await route.fulfill({ response: await route.fetch({ url: url.href }) });
    });
    await page.getByLabel('Sort by').selectOption('newest');
    await page.getByText('20+ products').waitFor();
    await new Keyboard(page).press(button(page, 'Show more'));
    await page.getByRole('article').nth(20).locator('a:focus').waitFor();
  });

  it('fills a basket, removes a line, and logs in', async () => {
    const person = await newPerson();
    const page = await newVisitor('/', { colorScheme: 'dark' });
    const keyboard = new Keyboard(page);
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await keyboard.expectFocus(page.getByRole('main'));
    for (const card of [0, 1]) await keyboard.press(page.getByRole('article').nth(card).getByRole('button'));
    await keyboard.press(link(page, 'Basket 2 pieces'), 'Shift+Tab');
    await keyboard.press(button(page, /^Remove/).first());
    await link(page, 'Basket 1 piece').waitFor();
    await keyboard.expectFocus(page.getByRole('heading', { name: 'Lines' }));
    await keyboard.press(link(page, 'Log in to order'));
    await keyboard.type(page.getByLabel('Username'), person.username);
    await keyboard.type(page.getByLabel('Password'), person.password);
    await page.keyboard.press('Enter');
    await link(page, 'Order 1 piece').waitFor();
    expect(keyboard.faults).to.deep.equal([]);
  });

  it('removes lines and puts them back, and keeps a sensible focus after each notice', async () => {
    const page = await newVisitor();
    const keyboard = new Keyboard(page);
    for (const card of [0, 1]) await keyboard.press(page.getByRole('article').nth(card).getByRole('button'));
    await link(page, 'Basket 2 pieces').waitFor();
    await keyboard.dismissNotices();
    await keyboard.press(link(page, 'Basket 2 pieces'), 'Shift+Tab');
    for (const left of ['Basket 1 piece', 'Basket 0 pieces']) {
      await keyboard.press(button(page, /^Remove/).first());
      await link(page, left).waitFor();
    }
    await keyboard.press(button(page, 'Undo').first());
    await link(page, 'Basket 1 piece').waitFor();
    await keyboard.expectFocus(button(page, 'Undo'));
    await page.keyboard.press('Enter');
    await link(page, 'Basket 2 pieces').waitFor();
    await keyboard.expectFocus(page.getByRole('main'));
    expect(keyboard.faults).to.deep.equal([]);
  });

  it('stays on a disabled button, and on one that has to wait, which says why', async () => {
    const page = await newVisitor('/product/deckhand-rope');
    const keyboard = new Keyboard(page);
    const quantity = page.getByRole('spinbutton', { name: 'Quantity' });
    await keyboard.type(quantity, '98');
    await page.keyboard.press('Enter');
    await keyboard.press(button(page, 'One more'));
    for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press('Enter');
    await keyboard.expectFocus(button(page, 'One more'));
    expect(await quantity.inputValue()).to.equal('99');

    let asked = 0;
    await page.route('**/api/user/login', (route) => {
      asked += 1;
      const json = { code: 'too-many-requests', message: 'Wait', values: { seconds: 30 } };
      return route.fulfill({ status: 429, headers: { 'retry-after': '30' }, json });
    });
    await page.goto('/login');
    await keyboard.type(page.getByLabel('Username'), 'grace');
    await keyboard.type(page.getByLabel('Password'), 'queen of the western sea');
    await keyboard.press(button(page, 'Log in'));
    await page.getByText('You can try again in').waitFor();
    await page.keyboard.press('Enter');
    const logIn = page.getByRole('button', { name: 'Log in', description: /^You can try again in/ });
    await keyboard.expectFocus(logIn);
    expect([asked, keyboard.faults]).to.deep.equal([1, []]);
  });

  it('filters the catalogue, changes the account and the language, in the dark theme', async () => {
    const person = await newPerson();
    const page = await newVisitor('/login?to=/', { colorScheme: 'dark' });
    const keyboard = new Keyboard(page);
    await keyboard.type(page.getByLabel('Username'), person.username);
    await keyboard.type(page.getByLabel('Password'), person.password);
    await page.keyboard.press('Enter');
    await keyboard.press(link(page, 'Kitchen'));
    await page.getByRole('heading', { level: 1, name: 'Kitchen' }).waitFor();
    await keyboard.goTo(page.getByLabel('Sort by'));
    await page.keyboard.press('ArrowDown');
    await page.waitForURL((url) => url.searchParams.get('sort') === 'price');

    await keyboard.press(link(page, `Account of ${person.username}`), 'Shift+Tab');
    await keyboard.type(page.getByLabel('First name'), 'Ada');
    await keyboard.press(button(page, 'Save'));
    await page.getByText('Your account is up to date').waitFor();
    await keyboard.dismissNotices();
    await keyboard.type(page.getByLabel('Current password'), person.password);
    await keyboard.type(page.getByLabel('New password'), 'another quiet night at anchor');
    await keyboard.press(button(page, 'Change password'));
    await page.getByText('Your password is changed').waitFor();
    await keyboard.dismissNotices();

    await keyboard.goTo(page.getByLabel('Language'));
    await page.keyboard.press('ArrowDown');
    await page.locator('html[lang="de"]').waitFor({ state: 'attached' });
    expect(keyboard.faults).to.deep.equal([]);
  });

  it('is still on the page when the pressed button has disappeared', async () => {
    const page = await newVisitor('/?search=nothing-of-the-kind', { serviceWorkers: 'block' });
    const keyboard = new Keyboard(page);
    const isOnPage = () => keyboard.expectFocus(page.getByRole('main'));
    await keyboard.press(button(page, 'Show the whole catalogue'));
    await page.getByRole('article').first().waitFor();
    await isOnPage();

    await page.goto('/?search=rope');
    await keyboard.press(button(page, 'Remove filter: “rope”'));
    await page.waitForURL((url) => url.search === '');
    await isOnPage();

    await page.goto('/login');
    await logIn(page, await newPerson());
    await refuse('/api/order/history*', 500, 'internal')(page);
    await page.goto('/orders');
    await button(page, 'Try again now').waitFor();
    await page.unrouteAll();
    await keyboard.press(button(page, 'Try again now'));
    await page.getByText('You have not placed an order yet').waitFor();
    await isOnPage();
  });

  it('as an admin changes a product, hides it and shows it again', async () => {
    const { admin } = await startShop();
    const page = await newVisitor('/login?to=/admin/products');
    const keyboard = new Keyboard(page);
    await keyboard.type(page.getByLabel('Username'), admin.username);
    await keyboard.type(page.getByLabel('Password'), admin.password);
    await page.keyboard.press('Enter');
    await keyboard.press(page.getByRole('row').getByRole('link', { name: 'Anchor Paperweight' }));
    await keyboard.type(page.getByLabel('Category'), 'Desk');
    await keyboard.press(button(page, 'Save'));
    await page.getByText('Anchor Paperweight is saved').waitFor();
    await keyboard.dismissNotices();
    const row = page.getByRole('row', { name: /Anchor Paperweight/ });
    await row.getByRole('cell', { name: 'Desk' }).waitFor();
    await keyboard.press(row.getByRole('button'));
    await row.getByText('Hidden').waitFor();
    // It is shown before the shop has done it, and a second press waits for that.
    await keyboard.press(row.getByRole('button', { disabled: false }));
    await row.getByText('On sale').waitFor();
    expect(keyboard.faults).to.deep.equal([]);
  });

  it('as an admin puts a product on sale, hides it, and views the open orders', async () => {
    const { admin } = await startShop();
    const { username } = await newPerson();
    const name = `Rope of ${username}`;
    const page = await newVisitor('/login?to=/admin/products');
    const keyboard = new Keyboard(page);
    await keyboard.type(page.getByLabel('Username'), admin.username);
    await keyboard.type(page.getByLabel('Password'), admin.password);
    await page.keyboard.press('Enter');
    await keyboard.press(link(page, 'New product'));
    await keyboard.type(page.getByLabel('Name'), name);
    await keyboard.type(page.getByLabel('Price'), 'cheap');
    await keyboard.type(page.getByLabel('Category'), 'Rigging');
    await page.keyboard.press('Enter');
    await keyboard.expectFocus(page.getByLabel('Price'));
    await keyboard.type(page.getByLabel('Price'), '12.50');
    await keyboard.type(page.getByLabel('Picture'), 'deckhand-rope.svg');
    await keyboard.press(button(page, 'Put on sale'));
    await page.getByText(`${name} is on sale`).waitFor();
    await keyboard.expectFocus(page.getByRole('main'));
    await keyboard.dismissNotices();
    await keyboard.type(page.getByLabel('Search the products'), name);
    await keyboard.press(button(page, `Hide ${name}`));
    await button(page, `Show ${name}`).waitFor();
    await keyboard.press(link(page, 'Open orders'), 'Shift+Tab');
    await keyboard.expectFocus(page.getByRole('main'));
    await keyboard.press(button(page, 'Refresh'));
    await page.getByRole('main').getByRole('status').filter({ hasText: 'open order' }).waitFor();
    expect(keyboard.faults).to.deep.equal([]);
  });
});
