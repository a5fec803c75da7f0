/** What a shopper with a middling phone on a slow network waits for: Web Vitals, measured under Lighthouse's conditions. */
import type { Locator, Page } from 'playwright-core';
import { packageScript, scriptOf } from './inPage/script.ts';
import { newVisitor } from './visitor.ts';

export interface Vitals {
  /** Milliseconds until the largest part of the page is painted. */
  lcp: number;
  /** How much the page moved under the eyes, without a unit. */
  cls: number;
  /** What moved most. */
  moved: string;
  /** Milliseconds from a press to the picture it makes; the slowest one of the visit. */
  inp: number;
}

export interface Journey {
  name: string;
  path: string;
  /** Before the page is opened. */
  given?: (page: Page) => Promise<unknown>;
  /** Is there when the page is. */
  ready: (page: Page) => Promise<unknown>;
  interact: (page: Page) => Promise<unknown>;
}

/** https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md, applied by the browser itself. */
const SLOW_CPU = 4;
const KILOBIT = 1024 / 8;
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 1474.56 * KILOBIT,
  uploadThroughput: 675 * KILOBIT,
};

const UNLIMITED = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** The last press is measured when its picture is there and nothing else is to be done. */
const PAINTED_AND_IDLE =
  'new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 1000 })))';

/** The same page without the app: what this machine and this network take for the bare HTML, and to type a word into it. */
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
 * A press as a pointing device makes it. A locator's own click looks into the page before and after, and four times as slow
 * that counts as time the page took.
 */
export async function press(place: Locator): Promise<void> {
  await place.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await place.boundingBox())!;
  await place.page().mouse.click(x + width / 2, y + height / 2);
}

/** One visit by somebody who was never here before. */
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
  const { lcp } = await page.evaluate<Vitals>('vitals'); // what comes after the first press no longer counts
  await devtools.send('Network.emulateNetworkConditions', UNLIMITED); // the answer to a press must not need the network
  await interact(page);
  await page.evaluate(PAINTED_AND_IDLE);
  const { cls, moved, inp } = await page.evaluate<Vitals>('vitals');
  await page.context().close();
  return { lcp, cls, moved, inp };
}

export const median = (numbers: number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
