import { expect } from 'chai';
import { startShop } from './shop.ts';
import {
  addFirstProduct,
  newPerson,
  newShopper,
  newVisitor,
  logIn,
  untilSaved,
  untilTrue,
} from './visitor.ts';

const START_MS = 120_000;

describe('a shopper', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(START_MS);
    await startShop();
  });

  it('registers, sees at once when a username is taken, and is logged in', async () => {
    const { username: taken } = await newPerson();
    const page = await newVisitor('/register');
    await page.getByLabel('First name').fill('Grace');
    await page.getByLabel('Last name').fill('O’Malley');
    await page.getByLabel('E-mail').fill(`grace-${taken}@example.com`);
    await page.getByLabel('Username').fill(taken);
    const readOut = page.locator('[role=status], [aria-live]');
    await readOut.getByText('Somebody has this username already').waitFor();
    await page.getByLabel('Username').fill(`grace-${taken}`);
    await readOut.getByText('is free').waitFor();
    expect(await readOut.getByText('3 to 30 letters').count(), 'the rule, again and again').to.equal(0);
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText('Please use at least 8 characters', { exact: true }).waitFor();
    expect(await page.getByLabel('First name').inputValue(), 'what was typed').to.equal('Grace');
    await page.getByLabel('Password').fill('queen of the western sea');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText('Welcome on board, Grace!').waitFor();
    await page.getByRole('link', { name: `Account of grace-${taken}` }).waitFor();
  });

  it('sees the current choice and the password strength in forced colours', async () => {
    const page = await newVisitor('about:blank', { forcedColors: 'active' });
    const colours = (selector: string, property: string) =>
      page.evaluate<string[]>(
        `[...document.querySelectorAll('${selector}')].map((one) => getComputedStyle(one).${property})`,
      );
    const others = async (selector: string, property: string) =>
      new Set(await colours(`${selector}:not([aria-current])`, property));
    for (const [path, selector, property] of [
      ['/?category=Kitchen', 'main a.chip', 'backgroundColor'],
      ['/register', 'main .sub-nav a', 'borderBlockEndColor'],
    ] as const) {
      await page.goto(path);
      const [chosen] = await colours(`${selector}[aria-current]`, property);
      expect([...(await others(selector, property))])
        .to.have.length(1)
        .and.not.include(chosen);
    }
    await page.getByLabel('Password').fill('seven seas');
    const bars = await colours('[role=meter] span', 'backgroundColor');
    expect(new Set(bars).size, 'bars that are on, and others').to.equal(2);
  });

  it('logs in, and sees a message when the password is wrong', async () => {
    const person = await newPerson();
    const page = await newVisitor('/login?to=/account');
    await page.getByLabel('Username').fill(person.username);
    await page.getByLabel('Password').fill('not my password');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('alert').getByText('do not match').waitFor();
    await logIn(page, person);
    await page.waitForURL('**/account');
    await untilTrue(page, `document.title === 'Your account · Bulkhead'`);
  });

  it('logs out, and is sent to the log-in by pages that need a user', async () => {
    const page = await newShopper();
    await page.goto('/account');
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByText('You are logged out').waitFor();
    await page.getByRole('link', { name: 'Log in' }).waitFor();
    await page.goto('/orders');
    await page.waitForURL('**/login?to=/orders');
  });

  it('browses: searches while typing, opens a product, goes back', async () => {
    const page = await newVisitor();
    await page.getByRole('article').first().waitFor();
    const categories = page.getByRole('navigation', { name: 'Categories' }).getByRole('link');
    expect(await categories.count()).to.be.greaterThan(3);
    const name = (await page.getByRole('article').getByRole('heading').last().textContent()) ?? '';
    await page.getByLabel('Search the catalogue').pressSequentially(name.trim().toLowerCase());
    await page.waitForURL('**/?search=*');
    await page.getByRole('heading', { level: 1, name: `“${name.trim().toLowerCase()}”` }).waitFor();
    await page.getByRole('article').getByRole('link', { name: name.trim(), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: name.trim(), exact: true }).waitFor();
    await untilTrue(page, `document.title === ${JSON.stringify(`${name.trim()} · Bulkhead`)}`);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: `“${name.trim().toLowerCase()}”` }).waitFor();
    expect(await page.getByLabel('Search the catalogue').inputValue()).to.equal(name.trim().toLowerCase());
    await page.getByLabel('Search the catalogue').fill('no such thing on any ship');
    await page.getByText('Nothing on the horizon').waitFor();
  });

  it('sees everything by the link to the catalogue, whatever they have typed on another page', async () => {
    const page = await newVisitor('/product/deckhand-rope');
    await page.getByLabel('Search the catalogue').fill('lantern');
    await page.getByRole('link', { name: 'Bulkhead, to the catalogue' }).click();
    await page.getByRole('heading', { level: 2, name: 'The catalogue' }).waitFor();
    expect(await page.getByLabel('Search the catalogue').inputValue()).to.equal('');
  });

  it('opens a product before a debounced search has begun, and stays there', async () => {
    const page = await newVisitor();
    await page.getByLabel('Search the catalogue').fill('lantern');
    await page.waitForURL('**/?search=lantern');
    await page.getByRole('article').first().waitFor();
    // The last line waits longer than the debounce of the search.
    await page.evaluate(`(() => {
      const box = document.getElementById('search');
      box.value = 'rope';
      box.dispatchEvent(new Event('input', { bubbles: true }));
      document.querySelector('article a').click();
      return new Promise((done) => setTimeout(done, 500));
    })()`);
    await page.getByRole('button', { name: 'One more' }).waitFor();
    expect(new URL(page.url()).pathname).to.match(/^\/product\//);
  });

  it('starts with one piece of each product, whatever was chosen for the last one', async () => {
    const page = await newVisitor('/product/deckhand-rope');
    await page.getByRole('button', { name: 'One more' }).click();
    await untilTrue(page, `document.querySelector('[role="spinbutton"]').value === '2'`);
    await page.getByRole('article').last().getByRole('link').click();
    await page.waitForURL((url) => url.pathname !== '/product/deckhand-rope');
    await page
      .getByRole('button', { name: /^Add to basket/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Basket 1 piece', exact: true }).waitFor();
  });

  it('sees the cheapest first when sorting by price', async () => {
    const page = await newVisitor();
    await page.getByRole('article').first().waitFor();
    await page.getByLabel('Sort by').selectOption('Price, low to high');
    await page.waitForURL('**/?sort=price');
    await untilTrue(
      page,
      `(() => {
        const prices = [...document.querySelectorAll('article .money')].map((one) => Number(one.textContent.replace(/[^0-9.]/g, '')));
        return prices.length > 5 && prices.every((price, i) => i === 0 || price >= prices[i - 1]);
      })()`,
    );
  });

  it('adds a product to the order only once, even by a double click', async () => {
    const page = await newShopper();
    await page.getByRole('article').first().getByRole('button').dblclick();
    await page.getByRole('status').getByText('added to your order').waitFor();
    await untilSaved(page);
    await page.goto('/order');
    await page.getByLabel('Quantity', { exact: true }).waitFor();
    expect(await page.getByLabel('Quantity', { exact: true }).inputValue()).to.equal('1');
  });

  it('changes quantities: each click shows at once, and all are saved', async () => {
    const page = await newShopper();
    await addFirstProduct(page);
    await page.getByRole('link', { name: /^Order/ }).click();
    const saved = page.waitForResponse((response) => response.url().includes('/api/order/item/'));
    for (let clicks = 0; clicks < 4; clicks += 1)
      await page.getByRole('button', { name: 'One more' }).click();
    expect(await page.getByLabel('Quantity', { exact: true }).inputValue()).to.equal('5');
    await saved;
    await page.getByRole('link', { name: 'Check out' }).click();
    await page.getByText(/^5 ×/).waitFor();
    await page.reload();
    await page.getByText(/^5 ×/).waitFor();
    await page.getByRole('link', { name: 'Change the order' }).click();
    await page.getByLabel('Quantity', { exact: true }).fill('2');
    await page.getByLabel('Quantity', { exact: true }).press('Enter');
    await page.getByRole('link', { name: 'Order 2 pieces' }).waitFor();
    await page.getByRole('button', { name: /^Remove/ }).click();
    await page.getByText('Your order is empty').waitFor();
    await untilSaved(page);
    await page.reload();
    await page.getByText('Your order is empty').waitFor();
  });

  it('places the order only once, even by a double click, and finds it among the past orders', async () => {
    const page = await newShopper();
    const card = page.getByRole('article').first();
    const name = (await card.getByRole('heading').textContent())?.trim() ?? '';
    await addFirstProduct(page);
    await page.goto('/checkout');
    const button = page.getByRole('button', { name: 'Place order for' });
    const total = /[\d.,]+/.exec((await button.textContent()) ?? '')?.[0] ?? '?';
    await button.dblclick();
    await page.waitForURL('**/thank-you/**');
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
    await page.getByRole('link', { name: name, exact: true }).waitFor();
    await page.getByRole('link', { name: 'Order 0 pieces' }).waitFor();
    await page.goto('/orders');
    await page.getByText(`1 piece, €${total}`).waitFor();
    expect(await page.getByRole('main').getByRole('listitem').count()).to.equal(1);
    await page.getByRole('main').getByRole('listitem').getByRole('link').click();
    await page.getByRole('main').getByText('Placed on').waitFor();
  });

  it('fills a basket before logging in, and finds it in the order afterwards', async () => {
    const page = await newVisitor();
    const cards = page.getByRole('article');
    await cards.nth(0).getByRole('button').click();
    await page.getByRole('link', { name: 'Basket 1 piece', exact: true }).waitFor();
    await cards.nth(1).getByRole('button').click();
    await page.getByRole('link', { name: 'Basket 2 pieces' }).click();
    await page.getByRole('button', { name: 'One more' }).first().click();
    await page.reload();
    await page.getByRole('link', { name: 'Basket 3 pieces' }).waitFor();
    await page.getByRole('link', { name: 'Log in to order' }).click();
    await page.waitForURL('**/login?to=/order');
    await logIn(page, await newPerson());
    await page.waitForURL('**/order');
    await page.getByRole('link', { name: 'Order 3 pieces' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Order 3 pieces' }).waitFor();
    await page.getByRole('link', { name: 'Check out' }).waitFor();
    expect(await page.getByText('Not in your order yet').count()).to.equal(0);
  });

  it('changes names and password, and logs in with the new password', async () => {
    const person = await newPerson();
    const page = await newVisitor('/login?to=/account');
    await logIn(page, person);
    await page.getByLabel('First name').fill('Anne');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your account is up to date').waitFor();
    await page.getByLabel('Current password').fill('wrong');
    await page.getByLabel('New password').fill('another quiet night');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('This is not your current password', { exact: true }).waitFor();
    await page.getByLabel('Current password').fill(person.password);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Your password is changed').waitFor();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('link', { name: 'Log in' }).click();
    await page.waitForURL('**/login');
    await logIn(page, { ...person, password: 'another quiet night' });
  });

  it('finds the way back from an unknown address', async () => {
    const page = await newVisitor('/no/such/page');
    await page.getByText('You have sailed off the chart').waitFor();
    await page.getByRole('link', { name: 'Back to the catalogue' }).click();
    await page.getByRole('article').first().waitFor();
  });
});
