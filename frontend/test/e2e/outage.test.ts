import { expect } from 'chai';
import { setTimeout as delay } from 'node:timers/promises';
import { startShop } from './shop.ts';
import { newPerson, newShopper, newVisitor } from './visitor.ts';

type Service = 'user' | 'product' | 'order';

describe('a person in the shop while a part hangs', function () {
  this.timeout(60_000);

  before(async function () {
    this.timeout(120_000);
    await startShop();
  });

  async function untilAllIsWell(): Promise<void> {
    const { url } = await startShop();
    for (;;) {
      const { degraded } = (await (await fetch(`${url}/api/session`)).json()) as { degraded: string[] };
      if (degraded.length === 0) return;
      await delay(100);
    }
  }

  /** The service neither answers nor refuses while the test looks; then it comes back. */
  async function whileHanging(service: Service, look: () => Promise<void>): Promise<void> {
    const { process } = (await startShop()).services[service];
    process.kill('SIGSTOP');
    try {
      await look();
    } finally {
      process.kill('SIGCONT');
      await untilAllIsWell();
    }
  }

  it('still sees their order, is told what does not work, and goes on when orders are back', async () => {
    const page = await newShopper();
    await page.getByRole('article').first().getByRole('button').click();
    await page.getByText('added to your order').waitFor();
    await whileHanging('order', async () => {
      await page.goto('/order');
      await page.getByText('Just now you cannot change or place orders').waitFor();
      await page.getByText('This is your order as we last saw it').waitFor();
      expect(await page.getByRole('button', { name: 'Check out' }).isDisabled()).to.equal(true);
      await page.getByRole('link', { name: /Bulkhead/ }).click();
      expect(await page.getByRole('article').first().getByRole('button').isDisabled()).to.equal(true);
      await page.goBack();
      await page.getByText('This is your order as we last saw it').waitFor();
    });
    await page.getByRole('link', { name: 'Check out' }).waitFor({ timeout: 5_000 });
    expect(await page.getByText('Just now you cannot').count()).to.equal(0);
  });

  it('keeps a basket through an outage of orders and has it in the order afterwards', async () => {
    const person = await newPerson();
    const page = await newVisitor();
    await page.getByRole('article').first().waitFor();
    await whileHanging('order', async () => {
      await page.getByRole('article').first().getByRole('button').click();
      await page.goto('/login');
      await page.getByLabel('Username').fill(person.username);
      await page.getByLabel('Password').fill(person.password);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByRole('link', { name: `Account of ${person.username}` }).waitFor();
      await page.goto('/order');
      await page.getByRole('heading', { name: 'Not in your order yet' }).waitFor();
    });
    await page.getByRole('link', { name: 'Order 1 piece', exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Not in your order yet' }).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('link', { name: 'Order 1 piece', exact: true }).waitFor();
  });

  it('looks around in a copy of the catalogue', async () => {
    const page = await newVisitor();
    await page.getByRole('article').first().waitFor();
    await whileHanging('product', async () => {
      const other = await newVisitor();
      await other.getByRole('article').first().waitFor();
      await other.getByText('The catalogue you see is a recent copy').waitFor();
      await other.getByLabel('Search the catalogue').fill('lamp');
      await other.getByRole('heading', { level: 1, name: '“lamp”' }).waitFor();
      await other.getByRole('article').first().waitFor();
      await other.getByRole('article').first().getByRole('link').click();
      await other
        .getByRole('button', { name: /Add to basket/ })
        .first()
        .waitFor();
    });
  });

  it('is told before pressing that logging in does not work, and loses nothing typed', async () => {
    const page = await newVisitor('/login');
    await page.getByLabel('Username').fill('grace');
    await whileHanging('user', async () => {
      await page.getByLabel('Password').fill('some password');
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByText('Logging in does not work just now').waitFor();
      expect(await page.getByLabel('Username').inputValue()).to.equal('grace');
      expect(await page.getByLabel('Password').inputValue()).to.equal('some password');
    });
    await page.getByText('Logging in does not work just now').waitFor({ state: 'detached', timeout: 5_000 });
  });
});
