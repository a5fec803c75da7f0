import { expect } from 'chai';
import { mock } from 'node:test';
import { createMemoryHistory, createRouter } from 'vue-router';
import { inApp, settle } from './inApp.ts';
import { MemoryStorage } from './MemoryStorage.ts';
import { standIn } from './standIn.ts';

describe('a part of the app that cannot be loaded', () => {
  const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  const nowhere = { render: () => null };
  let loaded: string[];
  let restores: (() => void)[];

  beforeEach(() => {
    loaded = [];
    mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
    restores = [
      standIn(globalThis, { sessionStorage: new MemoryStorage() }),
      standIn(location, { assign: (address: string) => loaded.push(address) }),
    ];
  });
  afterEach(() => {
    mock.timers.reset();
    for (const restore of restores) restore();
  });

  /** Opens a page and navigates to pages whose scripts are gone. */
  async function goTo(addresses: string[], { onLine = true } = {}) {
    const { reloadForMissingPart } = await import('../../src/arrival/reloadForMissingPart.ts');
    const { useNotices } = await import('../../src/stores/notices.ts');
    restores.push(standIn(globalThis, { navigator: { onLine } }));
    const routes = [
      { path: '/', component: nowhere },
      { path: '/:rest(.+)', component: gone },
    ];
    const router = createRouter({ history: createMemoryHistory('/'), routes });
    const { result: store, unmount } = inApp(useNotices, { router });
    reloadForMissingPart(router);
    await router.push('/');
    for (const address of addresses) await router.push(address).catch(() => undefined);
    await settle();
    const said = store.notices.map(({ text }) => text);
    for (const { id } of store.notices) store.dismiss(id);
    unmount();
    return { said, at: router.currentRoute.value.path };
  }

  it('causes a reload at the full address', async () => {
    const { said } = await goTo(['/product/mug?from=list#more']);
    expect([loaded, said]).to.deep.equal([['/product/mug?from=list#more'], []]);
  });

  it('causes a notice when a reload has not helped, and the visitor stays', async () => {
    await goTo(['/order']);
    mock.timers.tick(59_000);
    const { said, at } = await goTo(['/order']);
    expect([loaded, at]).to.deep.equal([['/order'], '/']);
    expect(said[0]).to.match(/^Something went wrong on this page/);
  });

  it('causes another reload after a later deployment', async () => {
    await goTo(['/order']);
    mock.timers.tick(60_000);
    await goTo(['/checkout']);
    expect(loaded).to.deep.equal(['/order', '/checkout']);
  });

  it('causes only a notice offline, where a reload would lose the page', async () => {
    const { said } = await goTo(['/order'], { onLine: false });
    expect([loaded, said.length]).to.deep.equal([[], 1]);
  });

  it('causes only a notice without session storage: it might reload forever', async () => {
    const setItem = () => {
      throw new Error('Quota exceeded');
    };
    standIn(sessionStorage, { setItem });
    const { said } = await goTo(['/order']);
    expect([loaded, said.length]).to.deep.equal([[], 1]);
  });
});
