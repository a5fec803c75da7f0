import { expect } from 'chai';
import { startShop } from './shop.ts';
import { addFirstProduct, logIn, newShopper, newVisitor } from './visitor.ts';

describe('an admin', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  async function newAdmin(path: string) {
    const { admin } = await startShop();
    const page = await newVisitor(`/login?to=${path}`);
    await logIn(page, admin);
    return page;
  }

  it('puts a product on sale, changes it, hides it and shows it again', async () => {
    const page = await newAdmin('/admin/products');
    await page.getByRole('link', { name: 'New product' }).click();
    await page.getByLabel('Name').fill('Crow’s nest cushion');
    await page.getByLabel('Price').fill('19.999');
    await page.getByLabel('Category').fill('Cabin');
    await page.getByLabel('Picture').fill('cushion.svg');
    await page.getByRole('button', { name: 'Put on sale' }).click();
    await page.getByText(/at most two decimal places/).waitFor();
    await page.getByLabel('Price').fill('19.99');
    await page.getByRole('button', { name: 'Put on sale' }).click();
    await page.getByText('Crow’s nest cushion is on sale').waitFor();

    await page.getByRole('main').getByRole('link', { name: 'Crow’s nest cushion' }).click();
    await page.getByLabel('Price').fill('24.50');
    await page.getByRole('button', { name: 'Save' }).click();
    const row = page.getByRole('row', { name: /Crow’s nest cushion/ });
    await row.getByText('€24.50').waitFor();

    const visitor = await newVisitor('/product/crow-s-nest-cushion');
    await visitor.getByText('€24.50').waitFor();

    await row.getByRole('button', { name: /^Hide/ }).click();
    await row.getByText('Hidden').waitFor();
    await visitor.reload();
    await visitor.getByText('We do not carry this').waitFor();

    await page.reload();
    await row.getByRole('button', { name: /^Show/ }).click();
    await row.getByText('On sale').waitFor();
    await visitor.reload();
    await visitor.getByText('€24.50').waitFor();
  });

  it('sees all open orders', async () => {
    const shopper = await newShopper();
    const name = (await shopper.getByRole('article').first().getByRole('heading').textContent()) ?? '';
    await addFirstProduct(shopper);
    const page = await newAdmin('/admin/orders');
    await page.getByRole('link', { name: name.trim() }).first().waitFor();
  });

  it('is the only one who gets in there', async () => {
    const page = await newShopper();
    expect(await page.getByRole('link', { name: 'Manage' }).count()).to.equal(0);
    await page.goto('/admin/products');
    await page.getByText('This corner is for the crew').waitFor();
  });
});
