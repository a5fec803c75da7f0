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
