/** All pages of the shop in all states a visitor may meet. Tests of every page use this list. */
import type { Order } from '@bulkhead/order/contract';
import type { Product } from '@bulkhead/product/contract';
import type { Page } from 'playwright-core';
import { randomUUID } from 'node:crypto';
import { theShopper } from './cast.ts';
import type { PageState } from './openState.ts';
import { startShop } from './shop.ts';
import { alter, answer, hold, miss, refuse } from './standIns.ts';
import { whileHanging } from './whileHanging.ts';

const text = (words: string | RegExp) => (page: Page) => page.getByText(words).first();
const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first();
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const NOTHING = { results: [], next: null };
const placedOrder = async () => `/orders/${(await theShopper()).placedOrder}`;
const thanks = async () => `/thank-you/${(await theShopper()).placedOrder}`;

async function productAt(slug: string): Promise<Product> {
  const { url } = await startShop();
  const answered = (await (await fetch(`${url}/api/product/${slug}`)).json()) as { result: Product };
  return answered.result;
}

const editPage = async () => `/admin/products/${(await productAt('deckhand-rope')).id}`;

/** A basket in the browser with a line the shop has refused. */
const withRefusedBasket = (page: Page) => {
  const line = {
    key: randomUUID(),
    product: UNKNOWN,
    name: 'Porthole Mirror',
    slug: 'porthole-mirror',
    image: '/images/porthole-mirror.svg',
    unit_price: '64.00',
    currency: 'EUR',
    quantity: 1,
    sent: false,
    refusal: 'It is not for sale any more.',
  };
  return page.addInitScript(
    `localStorage.setItem('bulkhead.basket', ${JSON.stringify(JSON.stringify([line]))})`,
  );
};

async function fillBasket(page: Page): Promise<void> {
  for (const card of [0, 3]) await page.getByRole('article').nth(card).getByRole('button').click();
  await page.getByRole('link', { name: 'Basket 2 pieces' }).click();
}

/** A visitor with a basket types this quantity for its first line. */
const basketOf = (typed: string) => async (page: Page) => {
  await fillBasket(page);
  const field = page.getByRole('spinbutton').first();
  await field.fill(typed);
  await field.press('Enter');
};

const catalogue: PageState[] = [
  { name: 'home', path: '/', seen: (page) => page.getByRole('article').first() },
  { name: 'home, signed in', path: '/', who: 'shopper', seen: heading('Deckhand Rope') },
  {
    name: 'home, loading',
    path: '/',
    fromInside: true,
    given: hold('/api/products*'),
    seen: text('Loading products'),
  },
  {
    name: 'home, nothing to sell',
    path: '/',
    fromInside: true,
    given: answer('/api/products*', NOTHING),
    seen: text('The hold is still empty'),
  },
  {
    name: 'home, away',
    path: '/',
    fromInside: true,
    given: refuse('/api/products*'),
    seen: text('The catalogue cannot be shown just now'),
  },
  {
    name: 'home, everything missing',
    path: '/',
    who: 'shopper',
    given: miss('user', 'product', 'order', 'session-store'),
    seen: text('Just now you cannot'),
  },
  {
    name: 'home, something added',
    path: '/',
    then: press(/^Add to basket/),
    seen: text('added to your basket'),
  },
  {
    name: 'home, offline',
    path: '/',
    then: (page) => page.context().setOffline(true),
    seen: text('You are offline'),
  },
  {
    name: 'home, no more to be had',
    path: '/',
    fromInside: true,
    given: alter('/api/products*', (first) => ({ ...first, next: 'more' })),
    then: async (page) => {
      const more = page.getByRole('button', { name: 'Show more' });
      await more.waitFor();
      await refuse('/api/products*')(page);
      await more.click();
    },
    seen: text('That did not work'),
  },
  { name: 'search', path: '/?search=rope', seen: heading('Deckhand Rope') },
  { name: 'search, nothing found', path: '/?search=submarine', seen: text('Nothing on the horizon') },
  { name: 'category', path: '/?category=Kitchen&sort=price', seen: heading('Harbour Enamel Mug') },
];

const product: PageState[] = [
  { name: 'product', path: '/product/deckhand-rope', seen: heading('More from') },
  {
    name: 'product, loading',
    path: '/product/deckhand-rope',
    fromInside: true,
    given: hold('/api/product/*'),
    seen: text('Loading the product'),
  },
  { name: 'product, unknown', path: '/product/no-such-thing', seen: text('This product is not available') },
  {
    name: 'product, away',
    path: '/product/deckhand-rope',
    fromInside: true,
    given: refuse('/api/product/*'),
    seen: text('This product cannot be shown just now'),
  },
];

const order: PageState[] = [
  { name: 'basket', path: '/', then: fillBasket, seen: text('Log in to order') },
  {
    name: 'basket, a line taken out',
    path: '/',
    then: async (page) => {
      await fillBasket(page);
      await press(/^Remove/)(page);
    },
    seen: text('is out of your basket'),
  },
  {
    name: 'basket, none of a line',
    path: '/',
    then: basketOf('0'),
    seen: text('None at all?'),
  },
  {
    name: 'basket, more than there may be',
    path: '/',
    then: basketOf('1000'),
    seen: text('Please give a whole number'),
  },
  { name: 'basket, empty', path: '/order', seen: text('Your basket is empty') },
  {
    name: 'order, shop out of reach',
    path: '/order',
    given: refuse('/api/session'),
    seen: text('We cannot tell yet who you are'),
  },
  {
    name: 'order',
    path: '/order',
    who: 'shopper',
    seen: (page) => page.getByRole('link', { name: 'Check out' }),
  },
  {
    name: 'order, a price has changed',
    path: '/order',
    who: 'shopper',
    given: alter('/api/order', (body) => {
      const { result } = body as { result: Order };
      return { result: { ...result, items: result.items.map((item) => ({ ...item, price_changed: true })) } };
    }),
    seen: text('The price has changed'),
  },
  { name: 'order, empty', path: '/order', who: 'newcomer', seen: text('Your order is empty') },
  { name: 'order, loading', path: '/order', given: hold('/api/session'), seen: text('Loading your order') },
  {
    name: 'order, away',
    path: '/order',
    who: 'shopper',
    given: refuse('/api/order'),
    seen: text('This is your order as we last saw it'),
  },
  {
    name: 'order, session ended',
    path: '/order',
    who: 'shopper',
    then: async (page) => {
      await page.getByRole('link', { name: 'Check out' }).waitFor();
      await page.context().clearCookies({ name: 'bulkhead_session' });
      await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    },
    seen: text('Your order is kept'),
  },
  {
    name: 'order, basket left over',
    path: '/order',
    who: 'shopper',
    given: withRefusedBasket,
    seen: text('It is not for sale any more'),
  },
  { name: 'checkout', path: '/checkout', who: 'shopper', seen: text('Place order for') },
  {
    name: 'checkout, loading',
    path: '/checkout',
    given: hold('/api/session'),
    seen: text('Looking up who you are'),
  },
  {
    name: 'checkout, empty',
    path: '/checkout',
    who: 'newcomer',
    seen: text('There is nothing to check out'),
  },
  {
    name: 'checkout, away',
    path: '/checkout',
    who: 'shopper',
    given: refuse('/api/order'),
    seen: text('Orders cannot be placed just now'),
  },
  {
    name: 'checkout, prices changed',
    path: '/checkout',
    who: 'shopper',
    given: refuse('/api/order/checkout', 409, 'price-changed'),
    then: press('Place order for'),
    seen: text('Prices have changed'),
  },
  {
    name: 'checkout, no answer',
    path: '/checkout',
    who: 'shopper',
    given: refuse('/api/order/checkout'),
    then: press('Place order for'),
    seen: text('sending it again is safe'),
  },
  { name: 'thank you', path: thanks, who: 'shopper', seen: (page) => page.getByText('Total') },
  {
    name: 'thank you, loading',
    path: thanks,
    who: 'shopper',
    given: hold('/api/order/*-*'),
    seen: text('Looking up your order'),
  },
  {
    name: 'thank you, unknown',
    path: `/thank-you/${UNKNOWN}`,
    who: 'shopper',
    seen: text('There is no such order'),
  },
  {
    name: 'thank you, shop out of reach',
    path: thanks,
    given: refuse('/api/session'),
    seen: text('We cannot tell yet who you are'),
  },
  {
    name: 'thank you, away',
    path: thanks,
    who: 'shopper',
    given: refuse('/api/order/*-*'),
    seen: text('Your order cannot be shown just now'),
  },
];

const account: PageState[] = [
  { name: 'past orders', path: '/orders', who: 'shopper', seen: text('5 pieces') },
  {
    name: 'past orders, none',
    path: '/orders',
    who: 'newcomer',
    seen: text('You have not placed an order yet'),
  },
  {
    name: 'past orders, loading',
    path: '/orders',
    who: 'shopper',
    given: hold('/api/order/history*'),
    seen: text('Loading orders'),
  },
  {
    name: 'past orders, away',
    path: '/orders',
    who: 'shopper',
    given: refuse('/api/order/history*'),
    seen: text('Your past orders cannot be shown just now'),
  },
  { name: 'past order', path: placedOrder, who: 'shopper', seen: text('Placed on') },
  {
    name: 'past order, loading',
    path: placedOrder,
    who: 'shopper',
    given: hold('/api/order/*-*'),
    seen: text('Loading the order'),
  },
  {
    name: 'past order, unknown',
    path: `/orders/${UNKNOWN}`,
    who: 'shopper',
    seen: text('There is no such order'),
  },
  {
    name: 'past order, shop out of reach',
    path: placedOrder,
    given: refuse('/api/session'),
    seen: text('We cannot tell yet who you are'),
  },
  {
    name: 'past order, away',
    path: placedOrder,
    who: 'shopper',
    given: refuse('/api/order/*-*'),
    seen: text('This order cannot be shown just now'),
  },
  {
    name: 'past order, failing',
    path: placedOrder,
    who: 'shopper',
    given: refuse('/api/order/*-*', 500, 'internal-error'),
    seen: heading('That did not work'),
  },
  { name: 'account', path: '/account', who: 'shopper', seen: (page) => page.getByLabel('First name') },
  {
    name: 'account, loading',
    path: '/account',
    who: 'shopper',
    given: hold('/api/user'),
    seen: text('Loading your account'),
  },
  {
    name: 'account, away',
    path: '/account',
    who: 'shopper',
    given: refuse('/api/user'),
    seen: text('Your account cannot be shown just now'),
  },
  {
    name: 'account, with faults',
    path: '/account',
    who: 'shopper',
    then: async (page) => {
      await page.getByLabel('First name').fill('');
      await press('Save')(page);
    },
    seen: text('Please have another look'),
  },
  {
    name: 'account, password with faults',
    path: '/account',
    who: 'shopper',
    then: async (page) => {
      await page.getByLabel('New password').fill('short');
      await press('Change password')(page);
    },
    seen: text('Please have another look'),
  },
  {
    name: 'account, session ended while typing',
    path: '/account',
    who: 'shopper',
    then: async (page) => {
      await page.getByLabel('First name').fill('Grace');
      await page.context().clearCookies({ name: 'bulkhead_session' });
      await press('Save')(page);
    },
    seen: text('You are not logged in any more'),
  },
  {
    name: 'account, shop out of reach',
    path: '/account',
    who: 'shopper',
    given: refuse('/api/session'),
    seen: text('We cannot tell yet who you are'),
  },
  { name: 'log in', path: '/login', seen: (page) => page.getByLabel('Password') },
  {
    name: 'log in, caps lock on',
    path: '/login',
    then: async (page) => {
      await page.getByLabel('Password').fill('A QUIET NIGHT');
      const press = { key: 'T', modifierCapsLock: true, bubbles: true };
      await page.getByLabel('Password').dispatchEvent('keydown', press);
    },
    seen: text('Caps lock is on'),
  },
  {
    name: 'log in, wrong password',
    path: '/login',
    then: async (page) => {
      await page.getByLabel('Username').fill('grace');
      await page.getByLabel('Password').fill('not my password');
      await press('Log in')(page);
    },
    seen: text('do not match'),
  },
  {
    name: 'log in, too often',
    path: '/login',
    given: refuse('/api/user/login', 429, 'too-many-requests', { 'Retry-After': '900' }),
    then: async (page) => {
      await page.getByLabel('Username').fill('grace');
      await page.getByLabel('Password').fill('not my password');
      await press('Log in')(page);
    },
    seen: text('You can try again in 15 minutes'),
  },
  {
    name: 'log in, away',
    path: '/login',
    given: miss('user'),
    seen: text('Logging in does not work just now'),
  },
  { name: 'register', path: '/register', seen: (page) => page.getByLabel('Password') },
  {
    name: 'register, with faults',
    path: '/register',
    then: press('Register'),
    seen: text('Please have another look'),
  },
  {
    name: 'register, username taken',
    path: '/register',
    then: async (page) => {
      await page.getByLabel('Username').fill('admin');
      await page.getByLabel('Password').fill('a quiet night at anchor');
    },
    seen: text('Somebody has this username already'),
  },
  {
    name: 'register, away',
    path: '/register',
    given: miss('user'),
    seen: text('Registering does not work just now'),
  },
];

const admin: PageState[] = [
  {
    name: 'manage products',
    path: '/admin',
    who: 'admin',
    seen: (page) => page.getByRole('row').nth(1),
  },
  {
    name: 'manage products, none',
    path: '/admin/products',
    who: 'admin',
    given: answer('/api/products/all*', NOTHING),
    seen: text('There are no products yet'),
  },
  {
    name: 'manage products, nothing found',
    path: '/admin/products?search=submarine',
    who: 'admin',
    seen: text('No product matches'),
  },
  {
    name: 'manage products, loading',
    path: '/admin/products',
    who: 'admin',
    given: hold('/api/products/all*'),
    seen: text('Loading products'),
  },
  {
    name: 'manage products, away',
    path: '/admin/products',
    who: 'admin',
    given: refuse('/api/products/all*'),
    seen: text('The list of products cannot be shown just now'),
  },
  {
    name: 'manage products, no admin',
    path: '/admin/products',
    who: 'newcomer',
    seen: text('for the crew'),
  },
  { name: 'new product', path: '/admin/products/new', who: 'admin', seen: (page) => page.getByLabel('Name') },
  {
    name: 'new product, with faults',
    path: '/admin/products/new',
    who: 'admin',
    then: press('Put on sale'),
    seen: text('Please have another look'),
  },
  {
    name: 'edit product',
    path: editPage,
    who: 'admin',
    seen: (page) => page.getByLabel('Name'),
  },
  {
    name: 'edit product, changed by somebody else',
    path: editPage,
    who: 'admin',
    given: async (page) => {
      const product = await productAt('deckhand-rope');
      const result = { ...product, name: 'Deckhand’s Rope', updated_at: new Date().toISOString() };
      await refuse(`/api/product/${product.id}`, 409, 'product-changed', {}, { result })(page);
    },
    then: async (page) => {
      await page.getByLabel('Name').fill('Rope for deckhands');
      await press('Save')(page);
    },
    seen: text('Somebody else has changed this product'),
  },
  {
    name: 'edit product, loading',
    path: `/admin/products/${UNKNOWN}`,
    who: 'admin',
    given: hold('/api/products/all/*'),
    seen: text('Loading the product'),
  },
  {
    name: 'edit product, away',
    path: `/admin/products/${UNKNOWN}`,
    who: 'admin',
    given: refuse('/api/products/all/*'),
    seen: text('This product cannot be shown just now'),
  },
  {
    name: 'edit product, unknown',
    path: `/admin/products/${UNKNOWN}`,
    who: 'admin',
    seen: text('There is no such product'),
  },
  { name: 'open orders', path: '/admin/orders', who: 'admin', given: theShopper, seen: heading(/^Begun/) },
  {
    name: 'open orders, none',
    path: '/admin/orders',
    who: 'admin',
    given: answer('/api/orders*', NOTHING),
    seen: text('Nobody has an open order'),
  },
  {
    name: 'open orders, loading',
    path: '/admin/orders',
    who: 'admin',
    given: hold('/api/orders*'),
    seen: text('Loading orders'),
  },
  {
    name: 'open orders, away',
    path: '/admin/orders',
    who: 'admin',
    given: refuse('/api/orders*'),
    seen: text('The list of open orders cannot be shown just now'),
  },
];

const others: PageState[] = [
  { name: 'status', path: '/status', seen: heading('Everything works') },
  {
    name: 'status, orders away',
    path: '/status',
    during: async (look) => whileHanging([(await startShop()).services.order.process], look),
    then: async (page) => {
      const isAway = page.getByRole('cell', { name: 'Away' });
      while (!(await isAway.isVisible())) await page.reload();
    },
    seen: heading('Parts of the shop are away'),
  },
  { name: 'nowhere', path: '/no/such/page', seen: text('You have sailed off the chart') },
];

export const pageStates: PageState[] = [...catalogue, ...product, ...order, ...account, ...admin, ...others];
