import type { Page } from 'playwright-core';
import { startShop } from '../e2e/shop.ts';
import {
  addFirstProduct,
  logIn,
  newPerson,
  newShopper,
  newVisitor,
  type Person,
  placeOrder,
} from '../e2e/visitor.ts';
import { type Freezable, whileHanging } from '../e2e/whileHanging.ts';

async function lookAround(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('article').first().waitFor();
  await page.getByLabel('Search the catalogue').fill('rope');
  await page.getByRole('heading', { level: 1, name: '“rope”' }).waitFor();
  await page.getByRole('article').first().getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: /rope/i }).waitFor();
}

/** Registers under a new name that starts with another user's. */
async function register(page: Page, { username, password }: Person): Promise<void> {
  await page.goto('/register');
  const fields = {
    'First name': 'Anne',
    'Last name': 'Bonny',
    'E-mail': `${username}-too@example.com`,
    Username: `${username}-too`,
    Password: password,
  };
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByText('Welcome on board, Anne!').waitFor();
}

async function order(page: Page): Promise<void> {
  await page.goto('/');
  await addFirstProduct(page);
  await page.goto('/order');
  await page.getByRole('link', { name: 'Check out' }).click();
  await placeOrder(page);
  await page.goto('/orders');
  await page.getByText('1 piece, €').waitFor();
}

async function logOut(page: Page): Promise<void> {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByText('You are logged out').waitFor();
}

interface Hanging {
  part: () => Promise<Freezable>;
  /** The notice on a page opened during the outage. */
  told: string;
}

const service = (name: 'user' | 'product' | 'order') => async () =>
  (await startShop()).services[name].process;

/** Tests what the table of outages promises in full; limits and refusals are tested in outage.test.ts. */
describe('what an outage leaves alone', function () {
  this.timeout(60_000);

  before('open the shop', async function () {
    this.timeout(120_000);
    await startShop();
  });

  const during = async ({ part, told }: Hanging, page: Page, look: () => Promise<void>) =>
    whileHanging([await part()], async () => {
      await page.reload();
      await page.getByText(told).first().waitFor();
      await look();
    });

  it('is the whole shop for logged-in shoppers, while accounts hang', async () => {
    const page = await newShopper();
    await during({ part: service('user'), told: 'change your account' }, page, async () => {
      await lookAround(page);
      await order(page);
    });
  });

  it('is accounts, while the catalogue is a copy', async () => {
    const [page, person] = [await newVisitor(), await newPerson()];
    await during({ part: service('product'), told: 'a recent copy' }, page, async () => {
      await register(page, person);
      await logOut(page);
      await logIn(page, person);
    });
  });

  it('is the catalogue and accounts, while orders hang', async () => {
    const [page, person] = [await newVisitor(), await newPerson()];
    await during({ part: service('order'), told: 'cannot change or place orders' }, page, async () => {
      await lookAround(page);
      await register(page, person);
      await logOut(page);
      await logIn(page, person);
    });
  });

  it('is the catalogue, orders and new accounts, while Redis hangs', async () => {
    const [page, person] = [await newVisitor(), await newPerson()];
    const { server } = (await startShop()).redis;
    if (!server) throw new Error('The browser tests need a Redis of their own');
    await whileHanging([server], async () => {
      await lookAround(page);
      await register(page, person);
      await order(page);
    });
  });
});
