import { expect } from 'chai';
import { startShop } from '../e2e/shop.ts';
import { newVisitor } from '../e2e/visitor.ts';
import { whileHanging } from '../e2e/whileHanging.ts';

describe('a visitor of the status page', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  it('sees it in the chosen theme, in their time zone, with proper column headers', async () => {
    const page = await newVisitor('/', {
      timezoneId: 'Asia/Kathmandu',
      viewport: { width: 390, height: 780 },
    });
    await page.getByLabel('Colours').selectOption('dark');
    await page.goto('/status');
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).to.equal(
      'rgb(12, 25, 36)',
    );
    const time = page.locator('time').first();
    const since = new Date((await time.getAttribute('datetime')) ?? '');
    await time.getByText(since.toLocaleTimeString('en-GB', { timeZone: 'Asia/Kathmandu' })).waitFor();
    expect(await page.getByRole('columnheader').count()).to.equal(4);
  });

  it('sees it from right to left in Arabic, with its times, on a narrow screen too', async () => {
    const page = await newVisitor('/status', {
      locale: 'ar-EG',
      timezoneId: 'Africa/Cairo',
      viewport: { width: 360, height: 740 },
    });
    await page.getByRole('heading', { level: 1, name: 'كل شيء يعمل' }).waitFor();
    const time = page.locator('time').first();
    const since = new Date((await time.getAttribute('datetime')) ?? '');
    await time.getByText(since.toLocaleTimeString('ar-u-nu-latn', { timeZone: 'Africa/Cairo' })).waitFor();
    const [part, whole] = await Promise.all([
      page.getByRole('rowheader').first().boundingBox(),
      page.getByRole('main').boundingBox(),
    ]);
    expect(part!.x + part!.width).to.be.closeTo(whole!.x + whole!.width, 1);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).to.equal(true);
  });

  it('sees it without scripts, in the language chosen in the shop', async () => {
    const page = await newVisitor('/');
    await page.getByLabel('Language').selectOption('de');
    await page.getByRole('heading', { level: 1, name: 'Solide Ware' }).waitFor();
    const { cookies } = await page.context().storageState();
    const plain = await newVisitor('/status', {
      javaScriptEnabled: false,
      storageState: { cookies, origins: [] },
    });
    await plain.getByRole('heading', { level: 1, name: 'Alles funktioniert' }).waitFor();
    await plain.getByRole('rowheader', { name: 'Sortiment' }).waitFor();
    await plain
      .getByText(/^[\d-]+ [\d:]+ UTC$/)
      .first()
      .waitFor();
  });

  it('sees no reload while nothing changes, and changes at once', async () => {
    const page = await newVisitor('/status');
    const looksAgain = () => page.waitForResponse('**/status');
    await page.evaluate('globalThis.isSamePage = true');
    for (let looks = 0; looks < 2; looks += 1) await looksAgain();
    expect(await page.evaluate('globalThis.isSamePage')).to.equal(true);
    await whileHanging([(await startShop()).services.order.process], async () => {
      await page.getByRole('heading', { name: 'Parts of the shop are away' }).waitFor();
    });
    await page.getByRole('heading', { name: 'Everything works' }).waitFor();
  });
});
