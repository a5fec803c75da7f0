import { useQuery } from '@pinia/colada';
import { expect } from 'chai';
import { mock } from 'node:test';
import { answerCalls, inApp, json, settle } from './inApp.ts';

describe('recovering', () => {
  let degraded: string[];
  let isCatalogueAway: boolean;
  let calls: ReturnType<typeof answerCalls>;
  const count = (path: string) => calls.asked.filter((one) => one.endsWith(path)).length;

  // Moves the clock far beyond failures of other tests, because trouble lasts for seconds.
  before(async () => {
    const now = performance.now.bind(performance);
    mock.method(performance, 'now', () => now() + 60_000);
    const { inTrouble } = await import('../../src/composables/outage/trouble.ts');
    inTrouble.value = false;
  });
  after(() => mock.restoreAll());

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    [degraded, isCatalogueAway] = [[], false];
    calls = answerCalls((path) => {
      if (path === '/api/session') return json({ user: null, order: null, degraded });
      if (isCatalogueAway) return json({ code: 'service-unavailable', detail: 'Away' }, 503);
      return json({ result: { slug: 'mug' } });
    });
  });
  afterEach(() => {
    calls.restore();
    mock.timers.reset();
  });

  /** Opens a product page. */
  async function openPage() {
    const { useRecovery } = await import('../../src/composables/outage/useRecovery.ts');
    const { productQuery } = await import('../../src/composables/catalogue/products.ts');
    const { noticeTrouble } = await import('../../src/composables/outage/trouble.ts');
    const page = inApp(() => {
      useRecovery();
      return useQuery(productQuery('mug'));
    });
    await settle();
    return { ...page, noticeTrouble };
  }

  async function pass(milliseconds: number): Promise<void> {
    mock.timers.tick(milliseconds);
    await settle();
  }

  it('checks now and then while all is well', async () => {
    const { unmount } = await openPage();
    const before = count('/api/session');
    await pass(8_000);
    expect(count('/api/session')).to.equal(before);
    await pass(3_100);
    expect(count('/api/session')).to.equal(before + 1);
    unmount();
  });

  it('checks every two seconds during an outage, and reads everything again after it', async () => {
    degraded = ['order'];
    const { unmount } = await openPage();
    const [sessions, products] = [count('/api/session'), count('/api/product/mug')];
    await pass(2_300);
    expect(count('/api/session')).to.be.greaterThan(sessions);
    expect(count('/api/product/mug'), 'complete answers are not read again').to.equal(products);
    degraded = [];
    await pass(2_300);
    expect(count('/api/product/mug')).to.equal(products + 1);
    unmount();
  });

  it('repeats a failed read until it succeeds', async () => {
    isCatalogueAway = true;
    degraded = ['product'];
    const { result, unmount } = await openPage();
    expect(result.error.value).not.to.equal(null);
    await pass(2_300);
    expect(result.error.value).not.to.equal(null);
    isCatalogueAway = false;
    await pass(2_300);
    expect(result.data.value?.product.slug).to.equal('mug');
    unmount();
  });

  it('has no unhandled rejection when a part is reported back and fails once more', async () => {
    degraded = ['product'];
    const { result, unmount } = await openPage();
    const cries: unknown[] = [];
    const hear = (reason: unknown) => void cries.push(reason);
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', hear);
    [degraded, isCatalogueAway] = [[], true];
    await pass(2_300);
    await new Promise(setImmediate);
    process.removeListener('unhandledRejection', hear);
    for (const other of others) process.on('unhandledRejection', other);
    expect(result.error.value).not.to.equal(null);
    expect(cries).to.deep.equal([]);
    unmount();
  });

  it('trusts an answer of the shop over a browser that reports no network', async () => {
    const { isOffline } = await import('../../src/browser/offline.ts');
    const { unmount } = await openPage();
    isOffline.value = true;
    await settle();
    expect(isOffline.value).to.equal(false);
    calls.restore();
    calls = answerCalls(() => Promise.reject(new TypeError('Failed to fetch')));
    isOffline.value = true;
    await pass(2_300);
    expect(isOffline.value).to.equal(true);
    isOffline.value = false;
    unmount();
  });

  it('stops checking with the page', async () => {
    const { unmount } = await openPage();
    unmount();
    const before = calls.asked.length;
    await pass(60_000);
    expect(calls.asked.length).to.equal(before);
  });
});
