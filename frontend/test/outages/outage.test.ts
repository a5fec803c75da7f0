import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { scriptOf } from '../e2e/inPage/script.ts';
import { Keyboard } from '../e2e/keyboard.ts';
import { startShop } from '../e2e/shop.ts';
import {
  addFirstProduct,
  logIn,
  newPerson,
  newShopper,
  newVisitor,
  placeOrder,
  TWO_FRAMES,
} from '../e2e/visitor.ts';
import { type Freezable, whileHanging } from '../e2e/whileHanging.ts';

type Service = 'user' | 'product' | 'order';

/** The parts to freeze, per kind of outage. */
const ways: Record<string, (service: Service) => Promise<Freezable[]>> = {
  'a service': async (service) => [(await startShop()).services[service].process],
  'the database of a service': async (service) => [existing((await startShop()).databases[service].server)],
};

function existing<T>(part: T | undefined): T {
  if (!part) throw new Error('The browser tests need databases and a Redis of their own');
  return part;
}

before('open the shop', async function () {
  this.timeout(120_000);
  await startShop();
});

for (const [what, partsOf] of Object.entries(ways)) {
  describe(`a visitor while ${what} hangs`, function () {
    this.timeout(60_000);

    it('still sees their order and what does not work, and can continue when orders are back', async () => {
      const page = await newShopper();
      await addFirstProduct(page);
      await whileHanging(await partsOf('order'), async () => {
        await page.goto('/order');
        await page.getByText('Just now you cannot change or place orders').waitFor();
        await page.getByText('This is your order as we last saw it').waitFor();
        expect(await page.getByRole('link', { name: 'Check out' }).isDisabled()).to.equal(true);
        await page.getByRole('link', { name: /Bulkhead/ }).click();
        expect(await page.getByRole('article').first().getByRole('button').isDisabled()).to.equal(true);
        await page.goBack();
        await page.getByText('This is your order as we last saw it').waitFor();
      });
      await page.getByRole('link', { name: 'Check out', disabled: false }).waitFor({ timeout: 5_000 });
      expect(await page.getByText('Just now you cannot').count()).to.equal(0);
    });

    it('keeps a basket through an outage of orders, and has it in the order afterwards', async () => {
      const person = await newPerson();
      const page = await newVisitor();
      await page.getByRole('article').first().waitFor();
      await whileHanging(await partsOf('order'), async () => {
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

    it('browses a copy of the catalogue', async () => {
      const page = await newVisitor();
      await page.getByRole('article').first().waitFor();
      await whileHanging(await partsOf('product'), async () => {
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

    it('adds to their order, checks out and finds the order while the catalogue is a copy', async () => {
      const page = await newShopper();
      await page.getByRole('article').first().waitFor();
      await whileHanging(await partsOf('product'), async () => {
        await addFirstProduct(page);
        await page.goto('/checkout');
        await placeOrder(page);
        await page.goto('/orders');
        await page.getByText('1 piece, €').waitFor();
      });
    });

    it('sees that past orders cannot be shown, and sees them as soon as orders are back', async () => {
      const page = await newShopper();
      await whileHanging(await partsOf('order'), async () => {
        await page.goto('/orders');
        const told = page.getByRole('alert').filter({ hasText: 'Your past orders cannot be shown just now' });
        await told.getByText('That part of the shop does not answer just now.').waitFor();
      });
      await page.getByText('You have not placed an order yet').waitFor();
    });

    it('sees why registering fails, and needs only one more press when it works again', async () => {
      const { username } = await newPerson();
      const page = await newVisitor('/register');
      const typed = {
        'First name': 'Grace',
        'Last name': 'O’Malley',
        'E-mail': `later-${username}@example.com`,
        Username: `later-${username}`,
        Password: 'queen of the western sea',
      };
      for (const [label, text] of Object.entries(typed)) await page.getByLabel(label).fill(text);
      await page.getByText('is free').waitFor();
      await whileHanging(await partsOf('user'), async () => {
        await page.getByRole('button', { name: 'Register' }).click();
        await page.getByRole('alert').getByText('That part of the shop does not answer just now.').waitFor();
        await page.getByText('Registering does not work just now').waitFor();
        for (const [label, text] of Object.entries(typed))
          expect(await page.getByLabel(label).inputValue()).to.equal(text);
      });
      await page.getByText('Registering does not work just now').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Register' }).click();
      await page.getByText('Welcome on board, Grace!').waitFor();
    });

    it('logs out while accounts are unavailable, and the old session is invalid', async () => {
      const page = await newShopper();
      const { url } = await startShop();
      const cookies = await page.context().cookies();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const statusAs = async (path: string) => (await fetch(url + path, { headers: { cookie } })).status;
      expect(await statusAs('/api/order')).to.equal(200);
      await page.goto('/account');
      await whileHanging(await partsOf('user'), async () => {
        await page.getByRole('button', { name: 'Log out' }).click();
        await page.getByText('You are logged out').waitFor();
        await page.getByRole('link', { name: 'Log in' }).first().waitFor();
        expect(await statusAs('/api/order')).to.equal(401);
      });
      expect(await statusAs('/api/user')).to.equal(401);
    });

    it('sees beforehand that logging in does not work, and loses no input', async () => {
      const page = await newVisitor('/login');
      await page.getByLabel('Username').fill('grace');
      await whileHanging(await partsOf('user'), async () => {
        await page.getByLabel('Password').fill('some password');
        await page.getByRole('button', { name: 'Log in' }).click();
        await page.getByText('Logging in does not work just now').waitFor();
        expect(await page.getByLabel('Username').inputValue()).to.equal('grace');
        expect(await page.getByLabel('Password').inputValue()).to.equal('some password');
      });
      await page
        .getByText('Logging in does not work just now')
        .waitFor({ state: 'detached', timeout: 5_000 });
    });
  });
}

describe('a visitor on a page while orders begin to hang', function () {
  this.timeout(60_000);

  const PHONE = { width: 360, height: 740 };
  const windows = { 'a phone': PHONE, 'a large screen': { width: 1440, height: 900 } };

  for (const [device, viewport] of Object.entries(windows)) {
    it(`sees a notice at the lower edge of ${device}, without layout shift`, async () => {
      const page = await newVisitor('about:blank', { viewport });
      await page.addInitScript(scriptOf('shifted'));
      await page.goto('/');
      await page.locator('#app[data-v-app]').waitFor();
      await page.getByRole('article').first().waitFor();
      const before = await page.evaluate<number>('shifted');
      const told = page.getByText('Just now you cannot change or place orders');
      await whileHanging(await ways['a service']!('order'), async () => {
        await told.waitFor();
        const { y, height } = (await page.getByRole('status', { name: 'Shop status' }).boundingBox())!;
        expect(y + height).to.be.closeTo(viewport.height, 1);
        expect(height).to.be.below(viewport.height / 5);
      });
      await told.waitFor({ state: 'detached' });
      expect(await page.evaluate<number>(`${TWO_FRAMES}.then(() => shifted)`)).to.equal(before);
    });
  }

  it('sees the focus and the end of the page above the notice', async () => {
    const page = await newVisitor('/product/deckhand-rope', { viewport: PHONE });
    const keyboard = new Keyboard(page);
    await page.getByRole('article').first().waitFor();
    await whileHanging(await ways['a service']!('order'), async () => {
      await page.getByText('Just now you cannot change or place orders').waitFor();
      await keyboard.goTo(page.getByLabel('Colours'));
      expect(keyboard.faults).to.deep.equal([]);
      await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
      const [notice, footer] = await Promise.all([
        page.getByRole('status', { name: 'Shop status' }).boundingBox(),
        page.getByRole('contentinfo').boundingBox(),
      ]);
      expect(footer!.y + footer!.height).to.be.at.most(notice!.y + 1);
    });
  });

  it('keeps the focus on disabled controls', async () => {
    const places: { path: string; placeOn: (page: Page) => Locator }[] = [
      { path: '/', placeOn: (page) => page.getByRole('article').first().getByRole('button') },
      { path: '/order', placeOn: (page) => page.getByRole('link', { name: 'Check out' }) },
      { path: '/order', placeOn: (page) => page.getByRole('spinbutton') },
      { path: '/order', placeOn: (page) => page.getByRole('button', { name: /^Remove/ }) },
    ];
    const focused = await Promise.all(
      places.map(async ({ path, placeOn }) => {
        const page = await newShopper();
        await addFirstProduct(page);
        await page.goto(path);
        const place = placeOn(page);
        await place.focus();
        return { page, path, place };
      }),
    );
    const told = (page: Page) => page.getByText('Just now you cannot change or place orders');
    const { order } = (await startShop()).services;
    await whileHanging([order.process], async () => {
      for (const { page } of focused) {
        await told(page).waitFor();
        await page.keyboard.press('Enter');
      }
    });
    for (const { page, path, place } of focused) {
      await told(page).waitFor({ state: 'detached' });
      await place.and(page.locator(':focus')).waitFor();
      await page.getByRole('link', { name: 'Order 1 piece', exact: true }).waitFor();
      expect(new URL(page.url()).pathname).to.equal(path);
    }
  });
});

describe('a visitor while Redis hangs', function () {
  this.timeout(60_000);

  it('stays logged in, orders, logs out, and sees what logging out means then', async () => {
    const page = await newShopper();
    await page.getByRole('article').first().waitFor();
    const { redis } = await startShop();
    await whileHanging([existing(redis.server)], async () => {
      await page.getByText('Logging out ends your visit on this device only').waitFor();
      await addFirstProduct(page);
      await page.goto('/order');
      await page.getByRole('link', { name: 'Check out' }).click();
      await placeOrder(page);
    });
    await page.getByText('Logging out ends your visit').waitFor({ state: 'detached', timeout: 5_000 });
    await whileHanging([existing(redis.server)], async () => {
      await page.goto('/account');
      await page.getByRole('button', { name: 'Log out' }).click();
      await page.getByRole('link', { name: 'Log in' }).first().waitFor();
    });
  });

  it('logs in, orders, and is still logged in afterwards', async () => {
    const person = await newPerson();
    const page = await newVisitor('/login');
    const { redis } = await startShop();
    await whileHanging([existing(redis.server)], async () => {
      await logIn(page, person);
      await page.getByText('Logging out ends your visit on this device only').waitFor();
      await page.goto('/');
      await addFirstProduct(page);
    });
    await page.getByText('Logging out ends your visit').waitFor({ state: 'detached' });
    await page.goto('/order');
    await page.getByRole('link', { name: 'Check out', disabled: false }).waitFor();
    await page.getByRole('link', { name: `Account of ${person.username}` }).waitFor();
  });
});

describe('a visitor while all three services hang', function () {
  this.timeout(60_000);

  it('browses, sees their order, and can continue afterwards without a reload', async () => {
    const page = await newShopper();
    await addFirstProduct(page);
    const { user, product, order } = (await startShop()).services;
    await whileHanging([user.process, product.process, order.process], async () => {
      await page.reload();
      await page.getByText('Just now you cannot change or place orders or change your account').waitFor();
      await page.getByRole('article').first().waitFor();
      expect(await page.getByRole('article').first().getByRole('button').isDisabled()).to.equal(true);
      await page.goto('/order');
      await page.getByText('This is your order as we last saw it').waitFor();
      await page.goto('/orders');
      await page.getByText('Just now you cannot change or place orders').waitFor();
    });
    await page.getByText('Just now you cannot').waitFor({ state: 'detached', timeout: 5_000 });
    await page.goto('/order');
    await page.getByRole('link', { name: 'Check out', disabled: false }).waitFor();
  });
});
