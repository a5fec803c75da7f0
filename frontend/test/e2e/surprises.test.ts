import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startShop } from './shop.ts';
import { logIn, newPerson, newShopper, newVisitor, placeOrder, untilSaved, untilTrue } from './visitor.ts';

describe('a shopper who meets the unexpected', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  /** Changes a price as an API client does, with a key instead of a cookie. */
  async function changePrice(slug: string, price: string): Promise<void> {
    const { url, admin } = await startShop();
    const send = async (method: string, path: string, body?: object, key = '') => {
      const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) };
      const response = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
      return (await response.json()) as { api_key: string; result: { id: string; price: string } };
    };
    const { api_key: key } = await send('POST', '/api/user/login', admin);
    const { result: product } = await send('GET', `/api/product/${slug}`);
    const { result: changed } = await send('PATCH', `/api/product/${product.id}`, { price }, key);
    expect(changed.price).to.equal(price);
  }

  async function untilOrderCosts(page: Page, total: string): Promise<void> {
    const readTotal = async () => {
      const answer = (await (await page.request.get('/api/order')).json()) as { result: { total: string } };
      return answer.result.total;
    };
    while ((await readTotal()) !== total) await page.waitForTimeout(200);
  }

  it('adds a product once although the first answer was lost', async () => {
    const page = await newShopper();
    let lost = 0;
    await page.route('**/api/order/add-item', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    const button = page.getByRole('article').first().getByRole('button');
    await button.click();
    await page.getByText('Pressing again is safe').waitFor();
    await button.click();
    await page.getByText('added to your order').waitFor();
    await page.getByRole('link', { name: 'Order 1 piece', exact: true }).waitFor();
  });

  it('sees that the password may have been changed when the answer is lost', async () => {
    const page = await newVisitor('/login');
    const person = await newPerson();
    await logIn(page, person);
    await page.goto('/account');
    await page.route('**/api/user/password', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByLabel('Current password').fill(person.password);
    await page.getByLabel('New password').fill('another long password');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('alert').getByText('It may have been changed all the same').waitFor();
  });

  it('sees that a page is loading while its script is missing', async () => {
    const page = await newVisitor('/');
    const held = Promise.withResolvers<undefined>();
    await page.route('**/assets/LoginPage-*.js', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.getByRole('link', { name: 'Log in' }).click();
    await page.locator('main[aria-busy]').waitFor();
    await page.getByRole('status').getByText('Loading the page').waitFor({ state: 'attached' });
    held.resolve(undefined);
    await page.getByLabel('Password').waitFor();
    await page.locator('main[aria-busy]').waitFor({ state: 'detached' });
  });

  it('sees the new total when a price changes before the checkout, and pays no other', async () => {
    const page = await newShopper();
    await page.goto('/product/deckhand-rope');
    await page.getByRole('button', { name: 'Add to order: Deckhand Rope' }).click();
    await page.getByText('added to your order').waitFor();
    await untilSaved(page);
    await page.goto('/checkout');
    await page.getByRole('button', { name: 'Place order for €24.00' }).waitFor();
    await changePrice('deckhand-rope', '25.50');
    await untilOrderCosts(page, '25.50');
    await page.getByRole('button', { name: 'Place order for €24.00' }).click();
    await page.getByRole('alert').getByText('Prices have changed').waitFor();
    await page.getByRole('main').getByText('The price has changed since you added it').waitFor();
    await page.getByRole('button', { name: 'Place order for €25.50' }).click();
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
    await changePrice('deckhand-rope', '24.00');
  });

  it('sees that the order has changed elsewhere meanwhile, and places no other', async () => {
    const page = await newShopper();
    await page.goto('/product/deckhand-rope');
    await page.getByRole('button', { name: 'Add to order: Deckhand Rope' }).click();
    await untilSaved(page);
    const elsewhere = Promise.withResolvers<undefined>();
    await page.route('**/api/order/item/*', async (route) => {
      await elsewhere.promise;
      await route.continue();
    });
    await page.goto('/order');
    await page.getByRole('button', { name: 'One more' }).click();
    await page.getByRole('link', { name: 'Check out' }).click();
    const button = page.getByRole('button', { name: 'Place order for €48.00' });
    await button.click();
    await button.and(page.locator('[aria-disabled="true"]')).waitFor();
    await page.request.post('/api/order/add-item', { data: { product_id: 'storm-lantern' } });
    elsewhere.resolve(undefined);
    await page.getByRole('alert').getByText('Your order has changed meanwhile').waitFor();
    await placeOrder(page);
  });

  it('has the focus at the beginning of each new page', async () => {
    const page = await newVisitor();
    await page.getByRole('article').last().getByRole('link').click();
    await page.waitForURL('**/product/*');
    await untilTrue(page, 'document.activeElement?.id === "main" && window.scrollY === 0');
    await page.reload();
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Skip to the page' }).press('Enter');
    await untilTrue(page, 'document.activeElement?.id === "main"');
  });
});
