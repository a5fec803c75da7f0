import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startShop } from './shop.ts';
import { logIn, newPerson, newShopper, newTab, newVisitor, placeOrder } from './visitor.ts';

describe('the shop with several tabs and several users', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  const badge = (page: Page, text: string) => page.getByRole('link', { name: text, exact: true });

  async function secondTabOf(page: Page, path = '/'): Promise<Page> {
    const tab = await newTab(page.context());
    await tab.goto(path);
    return tab;
  }

  async function piecesOrdered(page: Page): Promise<number> {
    const answer = (await (await page.request.get('/api/order')).json()) as { result?: { quantity: number } };
    return answer.result?.quantity ?? 0;
  }

  it('shows the pieces of a basket in every tab', async () => {
    const page = await newVisitor();
    const tab = await secondTabOf(page);
    await badge(tab, 'Basket 0 pieces').waitFor();
    await page.getByRole('article').first().getByRole('button').click();
    await badge(tab, 'Basket 1 piece').waitFor();
    await tab.getByRole('article').first().getByRole('button').click();
    await badge(page, 'Basket 2 pieces').waitFor();
  });

  it('does not overwrite a quantity being typed when another tab changes it', async () => {
    const page = await newVisitor();
    await page.getByRole('article').first().getByRole('button').click();
    await badge(page, 'Basket 1 piece').click();
    const field = page.getByRole('spinbutton');
    await field.press('End');
    await field.press('2');
    const tab = await secondTabOf(page, '/order');
    await tab.getByRole('button', { name: 'One more' }).click();
    await badge(page, 'Basket 2 pieces').waitFor();
    expect(await field.inputValue()).to.equal('12');
    await field.press('Enter');
    await badge(tab, 'Basket 12 pieces').waitFor();
  });

  it('keeps the focus on a line while other pieces of its product leave the basket', async () => {
    const page = await newVisitor();
    await page.getByRole('article').first().getByRole('button').click();
    const tab = await secondTabOf(page, '/order');
    const rewrite = (edit: string) =>
      page.evaluate(`{
        const lines = JSON.parse(localStorage.getItem('bulkhead.basket'));
        localStorage.setItem('bulkhead.basket', JSON.stringify((${edit})(lines)));
      }`);
    await rewrite(`([line]) => [{ ...line, key: 'on its way', sent: true }, line]`);
    await badge(tab, 'Basket 2 pieces').waitFor();
    await tab.getByRole('spinbutton').last().focus();
    await rewrite('([, line]) => [line]');
    await badge(tab, 'Basket 1 piece').waitFor();
    await tab.locator('[role="spinbutton"]:focus').waitFor();
  });

  it('shows the pieces of an order in every tab as it grows, changes and is placed', async () => {
    const page = await newShopper();
    const tab = await secondTabOf(page);
    await badge(tab, 'Order 0 pieces').waitFor();
    await page.getByRole('article').first().getByRole('button').click();
    await badge(tab, 'Order 1 piece').waitFor();
    await badge(tab, 'Order 1 piece').click();
    await tab.getByRole('button', { name: 'One more' }).click();
    await badge(page, 'Order 2 pieces').waitFor();
    await page.goto('/checkout');
    await placeOrder(page);
    await badge(tab, 'Order 0 pieces').waitFor();
    await tab.getByText('Your order is empty').waitFor();
  });

  it('logs a user out in every tab', async () => {
    const page = await newShopper();
    const tab = await secondTabOf(page, '/account');
    await tab.getByRole('button', { name: 'Log out' }).waitFor();
    await page.goto('/account');
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByText('You are logged out').waitFor();
    await tab.waitForURL('**/login?to=/account');
    expect((await tab.request.get('/api/user')).status()).to.equal(401);
  });

  it('keeps unsaved input in another tab when the session ends, and can save it after a log-in', async () => {
    const person = await newPerson();
    const page = await newVisitor('/login');
    await logIn(page, person);
    const tab = await secondTabOf(page, '/account');
    await tab.getByLabel('First name').fill('Half a name');
    await page.goto('/account');
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByText('You are logged out').waitFor();
    await tab.getByRole('alert').getByText('What you typed is still here').waitFor();
    expect(await tab.getByLabel('First name').inputValue()).to.equal('Half a name');
    await page.goto('/login');
    await logIn(page, person);
    await tab.getByText('What you typed is still here').waitFor({ state: 'detached' });
    expect(await tab.getByLabel('First name').inputValue()).to.equal('Half a name');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Your account is up to date').waitFor();
  });

  it('logs a user in in every tab, and merges the basket into the order once', async () => {
    const person = await newPerson();
    const page = await newVisitor();
    const tab = await secondTabOf(page);
    for (const one of [page, tab]) await one.getByRole('article').first().getByRole('button').click();
    await badge(page, 'Basket 2 pieces').waitFor();
    await page.goto('/login');
    await logIn(page, person);
    for (const one of [page, tab]) await badge(one, 'Order 2 pieces').waitFor();
    await tab.reload();
    await badge(tab, 'Order 2 pieces').waitFor();
    expect(await piecesOrdered(page)).to.equal(2);
  });

  it('shows a user nothing of another, not even after a log-out on the same page', async () => {
    const [first, second] = [await newPerson(), await newPerson()];
    const page = await newVisitor('/login');
    await logIn(page, first);
    await page.getByRole('article').first().getByRole('button').click();
    await badge(page, 'Order 1 piece').waitFor();
    await page.getByRole('link', { name: `Account of ${first.username}` }).click();
    await page.getByLabel('E-mail').waitFor();
    const seen = await page.getByLabel('E-mail').inputValue();
    expect(seen).to.contain(first.username);

    const stranger = await newVisitor('/login');
    await logIn(stranger, second);
    await badge(stranger, 'Order 0 pieces').waitFor();
    await stranger.getByRole('link', { name: `Account of ${second.username}` }).click();
    await stranger.getByLabel('E-mail').waitFor();
    expect(await stranger.getByLabel('E-mail').inputValue()).to.contain(second.username);

    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByText('You are logged out').waitFor();
    await page.getByRole('link', { name: 'Log in' }).first().click();
    await page.waitForURL('**/login');
    await logIn(page, second);
    await badge(page, 'Order 0 pieces').waitFor();
    await page.getByRole('link', { name: `Account of ${second.username}` }).click();
    await page.getByLabel('E-mail').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).to.contain(second.username);
    await page.getByRole('link', { name: 'Past orders' }).first().click();
    await page.getByText('You have not placed an order yet').waitFor();
  });
});
