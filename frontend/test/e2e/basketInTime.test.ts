import type { Product } from '@bulkhead/product/contract';
import { expect } from 'chai';
import { startShop } from './shop.ts';
import { asProgramOf, type Send } from './shopApi.ts';
import { logIn, newPerson, newVisitor } from './visitor.ts';

describe('a shopper with a basket', function () {
  this.timeout(60_000);
  let asAdmin: Send;

  before(async function () {
    this.timeout(120_000);
    asAdmin = await asProgramOf((await startShop()).admin);
  });

  it('cannot place an order while their basket is being merged into it, and sees why', async () => {
    const page = await newVisitor();
    for (const place of [0, 1]) {
      await page.getByRole('article').nth(place).getByRole('button').click();
      await page
        .getByRole('link', { name: `Basket ${place + 1} piece${place ? 's' : ''}`, exact: true })
        .waitFor();
    }
    const second = Promise.withResolvers<undefined>();
    let sent = 0;
    await page.route('**/api/order/add-item', async (route) => {
      sent += 1;
      if (sent === 2) await second.promise;
      await route.continue();
    });
    await page.goto('/login?to=/order');
    await logIn(page, await newPerson());
    const checkOut = page.getByRole('link', { name: 'Check out' });
    await checkOut.and(page.locator('[aria-disabled=true]')).waitFor();
    await page.getByText('Your basket is being put into your order.').waitFor();
    expect(await page.getByText('Not in your order yet').count()).to.equal(0);
    await checkOut.click({ force: true });
    expect(new URL(page.url()).pathname).to.equal('/order');
    second.resolve(undefined);
    await page.getByRole('link', { name: 'Order 2 pieces', exact: true }).waitFor();
    await checkOut.and(page.locator(':not([aria-disabled])')).click();
    await page.getByRole('heading', { name: 'Place your order' }).waitFor();
  });

  it('does not see an empty order while the first line is being merged', async () => {
    const page = await newVisitor();
    await page.getByRole('article').first().getByRole('button').click();
    const first = Promise.withResolvers<undefined>();
    await page.route('**/api/order/add-item', async (route) => {
      await first.promise;
      await route.continue();
    });
    await page.goto('/login?to=/order');
    await logIn(page, await newPerson());
    await page.getByRole('status').getByText('Your basket is being put into your order.').waitFor();
    expect(await page.getByText('Your order is empty').count()).to.equal(0);
    first.resolve(undefined);
    await page.getByRole('link', { name: 'Order 1 piece', exact: true }).waitFor();
  });

  it('sees today’s prices in it, and which products are off sale', async () => {
    const about = { name: 'Weathervane', slug: 'basket-weathervane', price: '5.00', image: 'none.svg' };
    const { result } = await asAdmin<{ result: Product }>('POST', '/api/product/create', about);
    const page = await newVisitor(`/product/${about.slug}`);
    await page
      .getByRole('button', { name: /^Add to basket/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Basket 1 piece', exact: true }).waitFor();
    await asAdmin('PATCH', `/api/product/${result.id}`, { price: '6.50' });
    await page.goto('/order');
    await page.getByText('€6.50 each').waitFor();
    await page.getByText('The price has changed since you added it.').waitFor();
    await asAdmin('PATCH', `/api/product/${result.id}`, { is_active: false });
    await page.reload();
    await page.getByText('This product is not on sale at the moment.').waitFor();
    await page.getByRole('link', { name: 'Basket 1 piece', exact: true }).waitFor();
  });
});
