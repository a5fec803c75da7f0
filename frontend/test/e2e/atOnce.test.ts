import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startShop } from './shop.ts';
import { addFirstProduct, newShopper, untilSaved } from './visitor.ts';

describe('a shopper with optimistic updates of their order', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  const orderLink = (page: Page, pieces: string) =>
    page.getByRole('link', { name: `Order ${pieces}`, exact: true });

  /** Holds additions until the test releases them, either to the shop or with the given refusal. */
  async function holdAdditions(page: Page) {
    const held = Promise.withResolvers<object | undefined>();
    await page.route('**/api/order/add-item', async (route) => {
      const instead = await held.promise;
      if (!instead) return route.continue();
      await route.fulfill({ status: 409, contentType: 'application/problem+json', json: instead });
    });
    return held.resolve;
  }

  const piecesInShop = async (page: Page) => {
    const answer = (await (await page.request.get('/api/order')).json()) as { result?: { quantity: number } };
    return answer.result?.quantity ?? 0;
  };

  it('sees two added products in badge and order before the shop has answered', async () => {
    const page = await newShopper();
    const goOn = await holdAdditions(page);
    await page.getByRole('article').nth(0).getByRole('button').click();
    await page.getByRole('article').nth(1).getByRole('button').click();
    await page.getByText('added to your order').nth(1).waitFor();
    await orderLink(page, '2 pieces').click();
    await page.getByLabel('Quantity', { exact: true }).nth(1).waitFor();
    expect(await piecesInShop(page)).to.equal(0);
    goOn(undefined);
    await untilSaved(page);
    await orderLink(page, '2 pieces').waitFor();
    expect(await piecesInShop(page)).to.equal(2);
  });

  it('sees the reason when the shop refuses, and the order rolled back', async () => {
    const page = await newShopper();
    const goOn = await holdAdditions(page);
    await page.getByRole('article').first().getByRole('button').click();
    await orderLink(page, '1 piece').waitFor();
    goOn({ code: 'product-hidden', detail: 'It is hidden', values: { name: 'The last lamp' } });
    await page.getByRole('alert').getByText('The last lamp is not for sale any more.').waitFor();
    await orderLink(page, '0 pieces').waitFor();
    expect(await page.getByText('added to your order').count()).to.equal(0);
    await page.keyboard.press('Escape');
    await page.getByText('not for sale any more').waitFor({ state: 'detached' });
  });

  it('sends one request for five clicks, with the last number', async () => {
    const page = await newShopper();
    await addFirstProduct(page);
    await page.getByRole('link', { name: /^Order/ }).click();
    const sent: unknown[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') sent.push(request.postDataJSON());
    });
    const more = page.getByRole('button', { name: 'One more' });
    for (let clicks = 0; clicks < 5; clicks += 1) await more.click();
    await orderLink(page, '6 pieces').waitFor();
    await untilSaved(page);
    expect(sent).to.deep.equal([{ qty: 6 }]);
    expect(await piecesInShop(page)).to.equal(6);
  });

  it('changes a quantity with the keyboard, and loses nothing by invalid input', async () => {
    const page = await newShopper();
    await addFirstProduct(page);
    await page.getByRole('link', { name: /^Order/ }).click();
    const field = page.getByRole('spinbutton', { name: 'Quantity' });
    await field.press('PageUp');
    await field.press('ArrowUp');
    await field.press('ArrowDown');
    await orderLink(page, '11 pieces').waitFor();
    for (const nothing of ['100', 'abc', '']) {
      await field.fill(nothing);
      await field.press('Enter');
      await page.getByText('Please give a whole number from 1 to 99').waitFor();
      expect(await field.getAttribute('aria-invalid')).to.equal('true');
    }
    await field.press('Escape');
    expect(await field.inputValue()).to.equal('11');
    await field.fill('0');
    await field.press('Enter');
    await page.getByRole('button', { name: 'Take it out' }).click();
    await page.getByText('Your order is empty').waitFor();
  });

  it('removes a line and puts it back', async () => {
    const page = await newShopper();
    await addFirstProduct(page);
    await page.getByRole('link', { name: /^Order/ }).click();
    await page.getByRole('button', { name: 'One more' }).click();
    await page.getByRole('button', { name: /^Remove/ }).click();
    await page.getByText('Your order is empty').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await orderLink(page, '2 pieces').waitFor();
    await untilSaved(page);
    expect(await piecesInShop(page)).to.equal(2);
  });

  it('sees changes in all tabs, and is logged out in all of them', async () => {
    const page = await newShopper();
    const other = await page.context().newPage();
    await other.goto('/');
    await orderLink(other, '0 pieces').waitFor();
    await addFirstProduct(page);
    await orderLink(other, '1 piece').waitFor();
    await page.goto('/account');
    await page.getByRole('button', { name: 'Log out' }).click();
    await other.getByRole('link', { name: 'Basket 0 pieces' }).waitFor();
  });

  it('sees that they are offline before pressing anything', async () => {
    const page = await newShopper();
    const add = page.getByRole('article').first().getByRole('button');
    await add.waitFor();
    await page.context().setOffline(true);
    await page.getByText('You are offline').waitFor();
    expect(await add.isDisabled()).to.equal(true);
    await page.context().setOffline(false);
    await page.getByText('You are offline').waitFor({ state: 'detached' });
  });
});
