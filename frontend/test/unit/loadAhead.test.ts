import { expect } from 'chai';
import { mock } from 'node:test';
import { createMemoryHistory, createRouter } from 'vue-router';
import { answerCalls, inApp, json, settle } from './inApp.ts';
import { standIn } from './standIn.ts';

describe('pointing at a link', () => {
  /** An element that is inside a link, or not. */
  class Pointed {
    readonly address: string | undefined;
    constructor(address?: string) {
      this.address = address;
    }
    closest(selector: string) {
      return selector === 'a[href^="/"]' && this.address?.startsWith('/') ? this : null;
    }
    getAttribute(name: string) {
      return name === 'href' ? this.address : null;
    }
  }

  const mug = { id: '1', name: 'Mug', slug: 'mug', image: '/images/mug.svg' };
  let pictures: string[];
  let heard: Map<string, (event: { target: unknown; type: string }) => void>;
  let restore: () => void;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    pictures = [];
    heard = new Map();
    restore = standIn(globalThis, {
      Element: Pointed,
      Image: class {
        set src(address: string) {
          pictures.push(address);
        }
      },
      addEventListener: (intention: string, intended: (event: { target: unknown; type: string }) => void) =>
        heard.set(intention, intended),
      requestAnimationFrame: () => 0,
    });
  });
  afterEach(() => {
    restore();
    mock.timers.reset();
  });

  const point = (address: string | undefined, type = 'pointerover') =>
    heard.get(type)?.({ target: new Pointed(address), type });

  async function open(answer: () => Response) {
    const { loadAhead } = await import('../../src/arrival/loadAhead.ts');
    const { productQuery } = await import('../../src/composables/catalogue/products.ts');
    const loaded: string[] = [];
    const page = (name: string) => () => {
      loaded.push(name);
      return name === 'gone' ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve({});
    };
    const routes = [
      { path: '/', component: Object.assign(() => null, { displayName: 'Catalogue' }) },
      { path: '/product/:slug', component: page('product') },
      { path: '/login', component: page('login') },
      { path: '/gone', component: page('gone') },
      { path: '/admin/orders', component: page('admin'), meta: { admin: true } },
    ];
    const router = createRouter({ history: createMemoryHistory('/'), routes });
    const { asked, restore: stopAnswering } = answerCalls(answer);
    const { cache, unmount } = inApp(() => null, { router });
    loadAhead(router, cache);
    const pointAt = async (address?: string, intention = 'pointerover') => {
      point(address, intention);
      mock.timers.tick(100); // until it counts as intended
      mock.timers.tick(1_000); // until the press is painted
      await settle();
    };
    const close = () => {
      unmount();
      stopAnswering();
    };
    return { pointAt, loaded, asked, known: () => cache.getQueryData(productQuery('mug').key), cache, close };
  }

  for (const intention of ['pointerover', 'focusin', 'touchstart'])
    it(`to a product (${intention}) prefetches its page, its data and its picture, once`, async () => {
      const { pointAt, loaded, asked, known, close } = await open(() => json({ result: mug }));
      for (let times = 0; times < 2; times += 1) await pointAt('/product/mug', intention);
      expect([loaded, asked]).to.deep.equal([['product'], ['GET /api/product/mug']]);
      expect([known()?.product.name, pictures]).to.deep.equal(['Mug', ['/images/mug.svg']]);
      close();
    });

  it('to a known product prefetches nothing', async () => {
    const { productQuery } = await import('../../src/composables/catalogue/products.ts');
    const { pointAt, cache, asked, close } = await open(() => json({ result: mug }));
    cache.setQueryData(productQuery('mug').key, { product: mug as never, copyAge: null });
    await pointAt('/product/mug');
    expect([asked, pictures]).to.deep.equal([[], []]);
    close();
  });

  it('prefetches no picture from another host without https', async () => {
    const image = 'http://cdn.example/mug.png';
    const { pointAt, asked, close } = await open(() => json({ result: { ...mug, image } }));
    await pointAt('/product/mug');
    expect([asked.length, pictures]).to.deep.equal([1, []]);
    close();
  });

  it('prefetches nothing when the pointer only passes over', async () => {
    const { pointAt, loaded, close } = await open(() => json({ result: mug }));
    for (const address of ['/product/mug', '/product/rope']) {
      point(address);
      mock.timers.tick(70);
    }
    await pointAt('/login');
    expect(loaded).to.deep.equal(['login']);
    close();
  });

  it('waits until the press is painted', async () => {
    const { loaded, close } = await open(() => json({ result: mug }));
    point('/login', 'touchstart');
    mock.timers.tick(0);
    await settle();
    expect(loaded).to.deep.equal([]);
    mock.timers.tick(1_000);
    await settle();
    expect(loaded).to.deep.equal(['login']);
    close();
  });

  it('prefetches nothing for admin pages, other sites, or elements that are no links', async () => {
    const { pointAt, loaded, asked, close } = await open(() => json({ result: mug }));
    for (const address of ['/admin/orders', 'https://elsewhere.example/', undefined]) await pointAt(address);
    heard.get('focusin')?.({ target: null, type: 'focusin' });
    expect([loaded, asked]).to.deep.equal([[], []]);
    close();
  });

  it('ignores failures: the real navigation shows them', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    const away = () => json({ code: 'not-found', detail: 'No' }, 404);
    const { pointAt, loaded, asked, close } = await open(away);
    for (const address of ['/gone', '/product/mug', '/']) await pointAt(address);
    expect([loaded, asked]).to.deep.equal([['gone', 'product'], ['GET /api/product/mug']]);
    expect([pictures, unhandled]).to.deep.equal([[], []]);
    process.off('unhandledRejection', note);
    close();
  });
});
