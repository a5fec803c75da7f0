import { expect } from 'chai';
import { mock } from 'node:test';
import type { RouteLocationNormalizedLoaded as Place } from 'vue-router';
import { settle } from './inApp.ts';

describe('the scroll position of a page', () => {
  const place = (path: string) => ({ path, matched: [{}] }) as Place;
  const left = { left: 0, top: 1000 };
  let page: EventTarget;
  let height: { scrollHeight: number };

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    page = new EventTarget();
    height = { scrollHeight: 700 };
    Object.assign(document, { documentElement: height });
    Object.assign(globalThis, { innerHeight: 600, addEventListener: page.addEventListener.bind(page) });
  });
  afterEach(() => {
    mock.timers.reset();
    for (const name of ['innerHeight', 'addEventListener']) Reflect.deleteProperty(globalThis, name);
  });

  async function goBack(to = place('/')) {
    const { scrollBehavior } = await import('../../src/scrollBehavior.ts');
    let where: unknown = 'not known yet';
    void Promise.resolve(scrollBehavior(to, place('/product/mug'), left)).then((found) => (where = found));
    await settle();
    return () => where;
  }

  async function pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 50) {
      mock.timers.tick(50);
      await settle();
    }
  }

  it('is restored at once when the page is tall enough', async () => {
    height.scrollHeight = 1600;
    const where = await goBack();
    expect(where()).to.equal(left);
  });

  it('is restored once the page has grown, not before', async () => {
    const where = await goBack();
    await pass(500);
    expect(where()).to.equal('not known yet');
    height.scrollHeight = 1600;
    await pass(50);
    expect(where()).to.equal(left);
  });

  it('is restored as far as possible when the page does not grow for two seconds', async () => {
    const where = await goBack();
    await pass(2000);
    expect(where()).to.equal(left);
  });

  it('is left alone when the visitor scrolls by hand or navigates on', async () => {
    const byHand = await goBack();
    page.dispatchEvent(new Event('wheel'));
    await pass(50);
    expect(byHand()).to.equal(false);
    const another = await goBack();
    await goBack(place('/orders'));
    await pass(50);
    expect(another()).to.equal(false);
    await pass(2000);
  });

  it('is the top of a new page, and unchanged on the same page', async () => {
    const { scrollBehavior } = await import('../../src/scrollBehavior.ts');
    const go = (to: string, from: string) => scrollBehavior(place(to), place(from), null);
    expect(await go('/orders', '/')).to.deep.equal({ top: 0 });
    expect(await go('/', '/')).to.equal(false);
  });
});
