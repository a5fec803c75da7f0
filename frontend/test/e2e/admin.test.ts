import type { Product } from '@bulkhead/product/contract';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
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
    await page.waitForURL((url) => url.pathname === path);
    return page;
  }

  /** Waits until the shop has confirmed a change that the page already shows. */
  const confirmed = (page: Page, change: Promise<void>) =>
    Promise.all([
      page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok()),
      change,
    ]);

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

    await confirmed(page, row.getByRole('button', { name: /^Hide/ }).click());
    await row.getByText('Hidden').waitFor();
    await visitor.reload();
    await visitor.getByText('This product is not available').waitFor();

    await page.reload();
    await confirmed(page, row.getByRole('button', { name: /^Show/ }).click());
    await row.getByText('On sale').waitFor();
    await visitor.reload();
    await visitor.getByText('€24.50').waitFor();
  });

  let made = 0;

  /** Creates a product through the API, for tests about something else. */
  async function newProduct(page: Page, about: Partial<Product> = {}): Promise<Product> {
    const slug = `made-for-admins-${++made}`;
    const data = { name: `Marlinspike ${made}x`, slug, price: '5.00', image: 'none.svg', ...about };
    return resultOf(await page.request.post('/api/product/create', { data }));
  }

  async function resultOf(answer: Awaited<ReturnType<Page['request']['post']>>): Promise<Product> {
    expect(answer.ok(), await answer.text()).to.equal(true);
    return ((await answer.json()) as { result: Product }).result;
  }

  const rowOf = (page: Page, { name }: Product) => page.getByRole('row', { name });
  const fitsOn = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth');

  it('finds a hidden product, again after a reload, because the filters are in the address', async () => {
    const page = await newAdmin('/admin/products');
    const ghost = await newProduct(page, { name: 'Ghost of a lamp', category: 'Spirits' });
    await resultOf(await page.request.delete(`/api/product/${ghost.id}`));
    await page.getByLabel('Search the products').fill('ghost lamp');
    await rowOf(page, ghost).getByText('Hidden').waitFor();
    await page.getByText('1 product', { exact: true }).waitFor();
    await page.waitForURL(/search=ghost/);
    await page.reload();
    await rowOf(page, ghost).waitFor();

    const state = page.getByLabel('State', { exact: true });
    await state.selectOption('On sale');
    await page.getByText('No product matches').waitFor();
    await page.getByRole('button', { name: 'Show all products' }).click();
    await page.getByText('No product matches').waitFor({ state: 'detached' });
    await page.locator('main:focus').waitFor();
    await state.selectOption('Hidden');
    await page.getByLabel('Category').fill('Spirits');
    await page.getByLabel('Category').press('Enter');
    await page.getByText('1 product', { exact: true }).waitFor();
    await rowOf(page, ghost).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: ghost.name }).first().waitFor();
    expect(await page.getByLabel('Name').inputValue()).to.equal(ghost.name);
  });

  it('loads more of a long list on demand', async () => {
    const page = await newAdmin('/admin/products');
    for (let n = 0; n < 55; n += 5) {
      const some = await Promise.all(
        Array.from({ length: 5 }, () => newProduct(page, { name: `Bunting ${++made}` })),
      );
      for (const { id } of some) await resultOf(await page.request.delete(`/api/product/${id}`));
    }
    await page.goto('/admin/products?search=bunting&state=hidden');
    await page.getByText('50+ products').waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('55 products').waitFor();
    expect(await page.getByRole('rowheader').count()).to.equal(55);
    await page.getByRole('rowheader').nth(50).locator('a:focus').waitFor();
  });

  it('sees a live preview of a product while typing', async () => {
    const page = await newAdmin('/admin/products/new');
    const preview = page.getByRole('complementary', { name: 'Preview' });
    await page.getByLabel('Name').fill('Storm lantern');
    await page.getByLabel('Price').fill('12,5');
    await page.getByLabel('Description').fill('Burns in any weather.');
    await page.getByLabel('Category').fill('Lights');
    for (const text of ['Storm lantern', '€12.50', 'Lights']) {
      await preview.getByText(text).nth(1).waitFor();
      expect(await preview.getByText(text).count(), text).to.equal(2);
    }
    await preview.getByText('Burns in any weather.').waitFor();
    await page.getByLabel('Picture').fill('no-such-lantern.svg');
    await preview.getByText('There is no picture at this address').waitFor();
    await page.getByLabel('Picture').fill('/images/deckhand-rope.svg');
    await preview.getByText('There is no picture at this address').waitFor({ state: 'detached' });
  });

  it('is asked before unsaved input is lost', async () => {
    const page = await newAdmin('/admin/products/new');
    await page.getByLabel('Name').pressSequentially('Half a thought');
    const leave = (answer: 'accept' | 'dismiss') =>
      Promise.all([
        page.waitForEvent('dialog').then(async (dialog) => {
          expect(dialog.message()).to.contain('not saved yet');
          await dialog[answer]();
        }),
        page.getByRole('link', { name: 'Open orders' }).click(),
      ]);
    await leave('dismiss');
    expect(await page.getByLabel('Name').inputValue()).to.equal('Half a thought');
    expect(new URL(page.url()).pathname).to.equal('/admin/products/new');
    // Nothing on the page suggests that they had left.
    await page.getByRole('link', { name: 'Open orders' }).and(page.locator(':focus')).waitFor();

    const [dialog] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
    expect(dialog.type()).to.equal('beforeunload');
    await dialog.dismiss();

    await leave('accept');
    await page.getByRole('heading', { level: 1, name: 'Open orders' }).waitFor();
  });

  it('gets unsaved input back after the page was lost, but not after leaving it', async () => {
    const page = await newAdmin('/admin/products/new');
    page.on('dialog', (dialog) => void dialog.accept());
    const name = page.getByLabel('Name');
    await name.fill('Half a thought');
    await page.reload();
    await name.waitFor();
    expect(await name.inputValue()).to.equal('Half a thought');
    expect(await page.getByLabel('Address').inputValue()).to.equal('half-a-thought');
    await page.getByRole('link', { name: 'Open orders' }).click();
    await page.getByRole('heading', { level: 1, name: 'Open orders' }).waitFor();
    await page.goBack();
    await name.waitFor();
    expect(await name.inputValue()).to.equal('');
  });

  it('sees that unsaved input was restored, and can discard it', async () => {
    const page = await newAdmin('/admin/products/new');
    page.on('dialog', (dialog) => void dialog.accept());
    const name = page.getByLabel('Name');
    await name.fill('Half a thought');
    await page.reload();
    const told = page.getByText('What you typed is back');
    await told.getByRole('button', { name: 'Discard' }).click();
    await told.waitFor({ state: 'detached' });
    expect(await name.inputValue()).to.equal('');
    await page.reload();
    await name.waitFor();
    expect([await name.inputValue(), await told.count()]).to.deep.equal(['', 0]);
  });

  it('searches all products while typing, and the other search box stays as it is', async () => {
    const page = await newAdmin('/admin/products');
    await page.getByLabel('Search the catalogue').fill('lamp');
    const search = page.getByRole('main').getByRole('searchbox');
    // Simulates a slow device, where each address arrives just after the next letter was typed.
    await page.evaluate('window.requestAnimationFrame = (draw) => setTimeout(draw, 100)');
    await search.pressSequentially('rope', { delay: 300 });
    await page.waitForURL('**/admin/products?search=rope');
    expect(await search.inputValue()).to.equal('rope');
    expect(await page.getByLabel('Search the catalogue').inputValue()).to.equal('lamp');
  });

  it('sees at the address field that another product has that address', async () => {
    const page = await newAdmin('/admin/products/new');
    const { slug } = await newProduct(page);
    await page.getByLabel('Name').fill('Second of its name');
    await page.getByLabel('Address').fill(slug);
    await page.getByLabel('Price').fill('1');
    await page.getByLabel('Picture').fill('none.svg');
    await page.getByRole('button', { name: 'Put on sale' }).click();
    await page.getByText('Another product has this address').waitFor();
    expect(await page.getByLabel('Address').getAttribute('aria-invalid')).to.equal('true');
    await page.locator('[name="slug"]:focus').waitFor();
  });

  it('sees a product hidden at once, and rolled back when the shop refuses', async () => {
    const page = await newAdmin('/admin/products');
    const product = await newProduct(page);
    await page.goto(`/admin/products?search=${product.name}`);
    const refused = Promise.withResolvers<undefined>();
    await page.route(`**/api/product/${product.id}`, async (route) => {
      await refused.promise;
      const problem = { status: 403, code: 'admin-only', message: 'Only an admin may do this' };
      await route.fulfill({ status: 403, json: problem });
    });
    const row = rowOf(page, product);
    await row.getByRole('button', { name: `Hide ${product.name}` }).click();
    await row.getByText('Hidden').waitFor();
    refused.resolve(undefined);
    await row.getByText('On sale').waitFor();
    await page.getByText(`${product.name} is unchanged. Only an admin may do this`).waitFor();
  });

  it('does not overwrite what another admin has changed meanwhile', async () => {
    const page = await newAdmin('/admin/products');
    const product = await newProduct(page);
    await page.goto(`/admin/products?search=${product.name}`);
    await rowOf(page, product).getByRole('link').click();
    await page.getByLabel('Price').fill('9');
    const theirs = { price: '7.50', category: 'Cordage' };
    await resultOf(await page.request.patch(`/api/product/${product.id}`, { data: theirs }));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else has changed this product').waitFor();
    await page.getByText('Price is now: €7.50').waitFor();
    expect(await page.getByLabel('Price').inputValue()).to.equal('9');
    expect(await page.getByLabel('Category').inputValue()).to.equal('Cordage');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`${product.name} is saved`).waitFor();
    await rowOf(page, product).getByText('€9.00').waitFor();
    await rowOf(page, product).getByText('Cordage').waitFor();
  });

  it('can replace the draft by another admin’s changes', async () => {
    const page = await newAdmin('/admin/products');
    const product = await newProduct(page);
    await page.goto(`/admin/products/${product.id}`);
    await page.getByLabel('Price').fill('9');
    await resultOf(await page.request.patch(`/api/product/${product.id}`, { data: { price: '7.50' } }));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Drop what I typed' }).click();
    await page.getByText('Somebody else has changed this product').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Price').inputValue()).to.equal('7.50');
    await page.locator('main:focus').waitFor();
  });

  it('can do all of it on a phone', async () => {
    const page = await newAdmin('/admin/products');
    const product = await newProduct(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/admin/products?search=${product.name}`);
    await rowOf(page, product).getByRole('button', { name: /^Hide/ }).click();
    await rowOf(page, product).getByText('Hidden').waitFor();
    expect(await fitsOn(page)).to.equal(true);
    const [frame, button] = await Promise.all([
      page.getByRole('table').boundingBox(),
      rowOf(page, product).getByRole('button').boundingBox(),
    ]);
    expect(button!.x + button!.width).to.be.at.most(frame!.x + frame!.width);
    await rowOf(page, product).getByRole('link').click();
    await page.getByLabel('Price').waitFor();
    expect(await fitsOn(page)).to.equal(true);
  });

  it('sees all open orders', async () => {
    const shopper = await newShopper();
    const name = (await shopper.getByRole('article').first().getByRole('heading').textContent()) ?? '';
    await addFirstProduct(shopper);
    const page = await newAdmin('/admin/orders');
    await page.getByRole('link', { name: name.trim() }).first().waitFor();
    await page.getByText('Begun moments ago').first().waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await fitsOn(page)).to.equal(true);

    await shopper.goto('/order');
    await confirmed(shopper, shopper.getByRole('button', { name: 'One more' }).click());
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText(/^2 ×/).first().waitFor();
  });

  it('is the only one who can open the admin pages', async () => {
    const page = await newShopper();
    expect(await page.getByRole('link', { name: 'Manage' }).count()).to.equal(0);
    await page.goto('/admin/products');
    await page.getByText('This corner is for the crew').waitFor();
  });
});
