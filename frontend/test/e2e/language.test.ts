import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { startShop } from './shop.ts';
import { newVisitor } from './visitor.ts';

describe('a visitor who reads another language', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  const choose = (visitor: Page, label: string, value: string) =>
    visitor.getByLabel(label).selectOption(value);

  async function expectPage(visitor: Page, attributes: Record<string, string | null>): Promise<void> {
    for (const [name, value] of Object.entries(attributes))
      expect(await visitor.locator('html').getAttribute(name), name).to.equal(value);
  }

  it('gets the shop in German: texts, prices, title, and again after a reload', async () => {
    const visitor = await newVisitor('/product/deckhand-rope');
    await visitor.getByText('€24.00').waitFor();
    await choose(visitor, 'Language', 'de');
    await visitor.getByRole('button', { name: 'In den Korb: Deckhand Rope' }).waitFor();
    await visitor.getByText(/^24,00\s€$/).waitFor();
    await expectPage(visitor, { lang: 'de', dir: 'ltr' });
    await visitor.reload();
    await visitor.getByRole('button', { name: 'In den Korb: Deckhand Rope' }).waitFor();
    await expectPage(visitor, { lang: 'de', dir: 'ltr' });
    await visitor.goto('/login');
    await visitor.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
    expect(await visitor.title()).to.equal('Anmelden · Bulkhead');
  });

  it('sees the shop’s faults at their fields in German', async () => {
    const visitor = await newVisitor('/register');
    await choose(visitor, 'Language', 'de');
    await visitor.getByLabel('Passwort').fill('kurz');
    await visitor.getByRole('button', { name: 'Registrieren' }).click();
    await visitor.getByText('Bitte mindestens 8 Zeichen eingeben', { exact: true }).waitFor();
    await visitor.getByText('Bitte sieh dir die markierten Felder noch einmal an.').waitFor();
    expect(await visitor.getByLabel('Passwort').getAttribute('aria-invalid')).to.equal('true');
  });

  it('gets the shop from right to left in Arabic', async () => {
    const visitor = await newVisitor();
    await choose(visitor, 'Language', 'ar');
    await visitor.getByRole('heading', { level: 1, name: 'بضائع متينة' }).waitFor();
    await expectPage(visitor, { lang: 'ar', dir: 'rtl' });
    await visitor.reload();
    await visitor.getByRole('heading', { level: 1, name: 'بضائع متينة' }).waitFor();
    await expectPage(visitor, { lang: 'ar', dir: 'rtl' });
    const [brand, basket] = await Promise.all([
      visitor.getByRole('link', { name: 'Bulkhead' }).first().boundingBox(),
      visitor.getByRole('link', { name: /^السلة/ }).boundingBox(),
    ]);
    expect(brand!.x).to.be.greaterThan(basket!.x);
    expect(await visitor.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).to.equal(
      true,
    );
  });

  it('gets product names and descriptions marked with their language', async () => {
    for (const options of [{}, { javaScriptEnabled: false }]) {
      const visitor = await newVisitor('about:blank', { ...options, locale: 'ar' });
      await visitor.goto('/product/deckhand-rope');
      const foreign = visitor.locator('html[lang=ar] main [lang=en]');
      await foreign.filter({ hasText: 'Deckhand Rope' }).first().waitFor();
      await visitor.locator('.description[lang=en]').waitFor();
      await visitor.goto('/');
      await foreign.filter({ hasText: 'Anchor Paperweight' }).first().waitFor();
    }
  });

  it('can type numbers in their own digits', async () => {
    const visitor = await newVisitor('/product/deckhand-rope', { locale: 'ar-EG' });
    const quantity = visitor.getByRole('spinbutton', { name: 'الكمية' });
    await quantity.fill('١٢');
    await quantity.press('Enter');
    expect(await quantity.inputValue()).to.equal('12');
    await quantity.fill('100');
    await quantity.press('Enter');
    await visitor.getByText('99').waitFor();
  });

  it('gets the chosen theme, again after a reload, until it follows the system again', async () => {
    const visitor = await newVisitor();
    const ground = () => visitor.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await choose(visitor, 'Colours', 'dark');
    const dark = await ground();
    expect(dark).not.to.equal(light);
    await visitor.reload();
    await visitor.getByLabel('Colours').waitFor();
    expect(await ground()).to.equal(dark);
    await choose(visitor, 'Colours', 'system');
    expect(await ground()).to.equal(light);
    await expectPage(visitor, { 'data-theme': null });
    await visitor.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).to.equal(dark);
    await choose(visitor, 'Colours', 'light');
    expect(await ground()).to.equal(light);
    expect(await visitor.content(), 'which older browsers do not know').to.not.contain('light-dark(');
  });
});
