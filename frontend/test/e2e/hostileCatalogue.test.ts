import type { Product } from '@bulkhead/product/contract';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { acceptedGoods, brokenProduct, refusedGoods } from './hostileCatalogue.ts';
import { faultsBy, scriptOf } from './inPage/script.ts';
import { asProgramOf, type Send } from './shopApi.ts';
import { startShop } from './shop.ts';
import { answer } from './standIns.ts';
import { logIn, newPerson, newVisitor, placeOrder } from './visitor.ts';

const PHONE = { width: 360, height: 740 };
const names = acceptedGoods.map(({ name }) => name);

describe('a catalogue with hostile products', function () {
  this.timeout(60_000);
  let asAdmin: Send;
  const onSale: Product[] = [];

  before(async function () {
    this.timeout(120_000);
    asAdmin = await asProgramOf((await startShop()).admin);
    for (const goods of acceptedGoods) {
      const { result } = await asAdmin<{ result: Product }>('POST', '/api/product/create', goods);
      onSale.push(result);
    }
  });

  after(async () => {
    for (const { id } of onSale) await asAdmin('PATCH', `/api/product/${id}`, { is_active: false });
  });

  /** A browser that records everything that gets through. */
  async function newWatcher(): Promise<{ page: Page; seen: () => Promise<unknown> }> {
    const page = await newVisitor('about:blank', { viewport: PHONE, serviceWorkers: 'block' });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.addInitScript(scriptOf('violations'));
    const inPage = `({ wasRun: globalThis.wasRun === true, violations, injected: document.querySelectorAll('#app script, iframe, [onerror], [onload], [onclick], [href^="javascript:"]').length })`;
    return { page, seen: async () => ({ ...(await page.evaluate<object>(inPage)), dialogs }) };
  }

  const nothing = { wasRun: false, violations: [], injected: 0, dialogs: [] };

  for (const { field, goods } of refusedGoods) {
    it(`refuses ${JSON.stringify(goods[field as keyof typeof goods]).slice(0, 40)} as ${field}`, async () => {
      const refusal = await asAdmin('POST', '/api/product/create', goods).catch((error: unknown) =>
        String(error),
      );
      expect(refusal).to.include('422').and.to.include(`"${field}"`);
    });
  }

  it('is shown as text on every page, runs nothing and fits a phone', async () => {
    const { page, seen } = await newWatcher();
    const look = async (path: string, text: string) => {
      await page.goto(path);
      await page.getByText(text).first().waitFor();
      expect(await seen(), path).to.deep.equal(nothing);
      expect(await faultsBy(page, 'cutOff'), path).to.deep.equal([]);
    };
    await page.goto('/');
    for (const name of names)
      await page.getByRole('article').filter({ hasText: name }).getByRole('button').click();
    await page.getByRole('link', { name: 'Basket 3 pieces' }).waitFor();
    for (const name of names) await look('/', name);
    await page.getByRole('article').getByText('🧜', { exact: true }).waitFor();
    for (const { slug, name } of onSale) await look(`/product/${slug}`, name);
    for (const name of names) await look('/order', name);

    await page.goto('/login');
    await logIn(page, await newPerson());
    await page.getByRole('link', { name: 'Order 3 pieces' }).waitFor();
    for (const name of names) await look('/order', name);
    for (const name of names) await look('/checkout', name);
    await placeOrder(page);
    expect(await faultsBy(page, 'cutOff')).to.deep.equal([]);
    await page.goto('/orders');
    await page.getByRole('main').getByRole('listitem').getByRole('link').click();
    await page.getByText(names[0] ?? '').waitFor();
    expect(await seen()).to.deep.equal(nothing);
  });

  it('is shown as text to admins', async () => {
    const { page, seen } = await newWatcher();
    await page.goto('/login?to=/admin/products');
    await logIn(page, (await startShop()).admin);
    for (const { name, id } of onSale) {
      await page.goto('/admin/products?sort=newest');
      await page.getByRole('link', { name, exact: true }).waitFor();
      expect(await faultsBy(page, 'cutOff')).to.deep.equal([]);
      await page.goto(`/admin/products/${id}`);
      expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).to.equal(name);
      expect(await faultsBy(page, 'cutOff'), name).to.deep.equal([]);
      expect(await seen(), name).to.deep.equal(nothing);
    }
  });

  it('does no harm even when the service itself is hostile', async () => {
    const { page, seen } = await newWatcher();
    await page.goto('/login');
    await answer('/api/products*', { results: [brokenProduct], next: null })(page);
    await answer('/api/product/*', { result: brokenProduct })(page);
    await page.getByRole('link', { name: /^Bulkhead/ }).click();
    await page.getByText('<b onclick=').first().waitFor();
    expect(await faultsBy(page, 'cutOff')).to.deep.equal([]);
    await page.getByRole('article').getByRole('link').click();
    await page.getByRole('button', { name: /^Add to basket/ }).click();
    await page.getByText('<script>').waitFor();
    expect(await faultsBy(page, 'cutOff')).to.deep.equal([]);
    expect(await seen()).to.deep.equal(nothing);
  });

  it('can neither turn text into HTML nor create Trusted Types policies', async () => {
    const unwatched = await (await newVisitor()).context().newPage(); // the browser logs each attempt to the console
    await unwatched.goto('/');
    await unwatched.locator('#app[data-v-app]').waitFor();
    const refused = (attempt: string) =>
      unwatched.evaluate<string>(`{ try { ${attempt}; 'nothing' } catch (error) { String(error) } }`);
    expect(await refused(`document.createElement('div').innerHTML = '<img>'`)).to.match(
      /^TypeError.*TrustedHTML/,
    );
    for (const name of ['x', 'vue'])
      expect(await refused(`trustedTypes.createPolicy('${name}', {})`)).to.match(/^TypeError.*Policy/);
  });
});
