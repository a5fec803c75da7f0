/**
 * Measures Web Vitals for a shopper with a mid-range phone on a slow network, under Lighthouse's conditions.
 */
import type { Locator, Page } from 'playwright-core';
import { packageScript, scriptOf } from '../e2e/inPage/script.ts';
import { newVisitor } from '../e2e/visitor.ts';

export interface Vitals {
  /** Largest Contentful Paint: milliseconds until the largest part of the page is painted. */
  lcp: number;
  /** Cumulative Layout Shift: how much the page moved, without a unit. */
  cls: number;
  /** The element that moved most. */
  moved: string;
  /** Interaction to Next Paint: milliseconds from a press to its visible effect; the slowest of the visit. */
  inp: number;
}

export interface Journey {
  name: string;
  path: string;
  /** Runs before the page is opened. */
  given?: (page: Page) => Promise<unknown>;
  /** Resolves when the page is ready. */
  ready: (page: Page) => Promise<unknown>;
  interact: (page: Page) => Promise<unknown>;
}

/**
 * Lighthouse's throttling (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md), applied
 * by the browser.
 */
const SLOW_CPU = 4;
const KILOBIT = 1024 / 8;
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 1474.56 * KILOBIT,
  uploadThroughput: 675 * KILOBIT,
};

const UNLIMITED = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** The last press is measured once it is painted and the page is idle. */
const PAINTED_AND_IDLE =
  'new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 1000 })))';

/**
 * The same page without the app: how long this machine and network take for the bare HTML, and for typing a
 * word.
 */
export const bare = ({ name, path, given }: Journey): Journey => ({
  name,
  path,
  given: async (page) => {
    await given?.(page);
    await page.route('**/assets/*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: '' }),
    );
  },
  ready: (page) => page.locator('main').waitFor(),
  interact: (page) => page.getByLabel('Search the catalogue').pressSequentially('lamp', { delay: 30 }),
});

/**
 * Clicks like a pointing device. A locator's own click inspects the page before and after, and on a throttled
 * CPU that would count as the page's time.
 */
export async function press(place: Locator): Promise<void> {
  await place.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await boxAtRest(place);
  await place.page().mouse.click(x + width / 2, y + height / 2);
}

/** The element's place once it no longer moves: scrolling may be smooth, and pictures may still arrive. */
async function boxAtRest(place: Locator) {
  for (let before = ''; ;) {
    const box = (await place.boundingBox())!;
    const now = JSON.stringify(box);
    if (now === before) return box;
    before = now;
    await place.page().evaluate('new Promise(requestAnimationFrame)');
  }
}

/** One first-time visit. */
export async function visit({ path, given, ready, interact }: Journey): Promise<Vitals> {
  const page = await newVisitor('about:blank', {
    viewport: { width: 412, height: 823 },
    reducedMotion: 'no-preference',
  });
  await given?.(page);
  await page.addInitScript(`${packageScript('web-vitals')};${scriptOf('vitals')}`);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU });
  await page.goto(path, { waitUntil: 'networkidle' });
  await ready(page);
  const { lcp } = await page.evaluate<Vitals>('vitals'); // LCP ends with the first press
  await devtools.send('Network.emulateNetworkConditions', UNLIMITED); // the response to a press must not depend on the network
  await interact(page);
  await page.evaluate(PAINTED_AND_IDLE);
  const { cls, moved, inp } = await page.evaluate<Vitals>('vitals');
  await page.context().close();
  return { lcp, cls, moved, inp };
}

export const median = (numbers: number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
