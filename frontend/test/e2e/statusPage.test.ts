import { expect } from 'chai';
import { startShop } from './shop.ts';
import { newVisitor } from './visitor.ts';
import { whileHanging } from './whileHanging.ts';

describe('a person who keeps the status page open', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  it('sees it in the colours they chose, by their own clock, and has its headers read out', async () => {
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

  it('is left in peace while nothing changes, and sees at once what does', async () => {
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
