/** Visitors with a browser: each has a separate profile, and any error on their pages fails the test. */
import { findChromium } from '@bulkhead/tools/engines/findChromium';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { isApiProblem } from '../../src/api/ApiProblem.ts';
import { makeCall } from '../../src/api/call.ts';
import { makeUserClient } from '../../src/api/userClient.ts';
import { startShop } from './shop.ts';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PATIENCE_MS = 20_000;
const MOST_TRIES = 5;

let browser: Promise<Browser> | undefined;
let people = 0;
const contexts: BrowserContext[] = [];
const faults: string[] = [];

export interface Visiting extends BrowserContextOptions {
  /** Called with the path of every request of the page. */
  asking?: (path: string) => void;
}

/** A visitor who has just opened the shop, or a page of it. */
export async function newVisitor(path = '/', { asking, ...options }: Visiting = {}): Promise<Page> {
  const { url } = await startShop();
  browser ??= chromium.launch({ executablePath: await findChromium(), args: ARGS });
  const context = await (
    await browser
  ).newContext({ baseURL: url, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  contexts.push(context);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await newTab(context);
  if (asking) page.on('request', (request) => asking(new URL(request.url()).pathname));
  await page.goto(path);
  return page;
}

/** Another tab of the same visitor. */
export async function newTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return page;
}

/**
 * Polls the page from outside until the expression holds: its content security policy forbids evaluating
 * strings inside.
 */
export async function untilTrue(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate<boolean>(expression))) await delay(50);
}

/** Resolves when everything pending has been painted. */
export const TWO_FRAMES =
  'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))';

/** Does something for the visitor through the API. */
export async function send(page: Page, path: string, data: object): Promise<void> {
  const answer = await page.request.post(path, { data });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
}

/** Waits until the app has replaced the prerendered page. */
export const untilAppRuns = (page: Page): Promise<void> => page.locator('#app[data-v-app]').waitFor();

/** Waits until the app is idle: it now prefetches and works offline. */
export async function untilSettledIn(page: Page): Promise<void> {
  await untilTrue(page, 'navigator.serviceWorker.controller !== null');
}

export interface Person {
  username: string;
  password: string;
}

/** Creates an account through the API, for tests about something else. Retries while the shop is busy. */
export async function newPerson(): Promise<Person> {
  const users = makeUserClient(makeCall((await startShop()).url));
  const person = { username: `sailor-${process.pid}-${++people}`, password: 'a quiet night at anchor' };
  const body = { ...person, first_name: 'Ann', last_name: 'Bonny', email: `${person.username}@example.com` };
  for (let tries = 1; ; tries += 1) {
    try {
      await users.register(body, person.username);
      return person;
    } catch (error) {
      if (!isApiProblem(error) || !error.isAway || tries === MOST_TRIES) throw error;
      await delay(1000 * (error.retryAfter ?? 1));
    }
  }
}

/** Logs in, and retries while the shop is busy, as the page suggests. */
export async function logIn(page: Page, { username, password }: Person): Promise<void> {
  if (!page.url().includes('/login')) await page.goto('/login');
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(password);
  const isIn = page.getByRole('link', { name: `Account of ${username}` });
  const isBusy = page.getByText('sending it again is safe');
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    await page.getByRole('button', { name: 'Log in' }).click();
    await isIn.or(isBusy).waitFor();
    if (await isIn.isVisible()) return;
  }
  throw new Error(`${username} cannot log in`);
}

/** A logged-in shopper with a new account. */
export async function newShopper(visiting?: Visiting): Promise<Page> {
  const page = await newVisitor('/login', visiting);
  await logIn(page, await newPerson());
  return page;
}

/** Waits until the shop has saved a change of the order that the page already shows. */
export async function untilSaved(page: Page): Promise<void> {
  await page.locator('a[href="/order"][aria-busy="false"]').waitFor();
}

/** Adds the first product of the catalogue to the order. */
export async function addFirstProduct(page: Page): Promise<void> {
  await page.getByRole('article').first().getByRole('button').click();
  await page.getByText('added to your order').waitFor();
  await untilSaved(page);
}

/** Presses the button of the checkout page, and waits until the order is placed. */
export async function placeOrder(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Place order for' }).click();
  await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
}

afterEach('nothing went wrong on any page', async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  const seen = faults.splice(0);
  if (seen.length > 0) throw new Error(`On the page: ${seen.join('; ')}`);
});

after('close the browser', async () => {
  await (await browser)?.close();
  browser = undefined;
});
