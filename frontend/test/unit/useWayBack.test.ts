import { expect } from 'chai';
import { inApp, routerAt } from './inApp.ts';
import { useWayBack } from '../../src/composables/account/useWayBack.ts';

describe('the way back from the log-in and registration pages', () => {
  async function wayFrom(address: string) {
    const router = await routerAt(address);
    const { result, unmount } = inApp(useWayBack, { router });
    return { way: result, router, unmount };
  }

  it('leads to the current page, with its full address', async () => {
    const { way, router, unmount } = await wayFrom('/order');
    expect(way.value).to.deep.equal({ to: '/order' });
    await router.push('/?category=Deck#list');
    expect(way.value).to.deep.equal({ to: '/?category=Deck#list' });
    unmount();
  });

  it('needs no query when it leads to the home page', async () => {
    const { way, unmount } = await wayFrom('/');
    expect(way.value).to.deep.equal({});
    unmount();
  });

  it('stays the same between log-in and registration', async () => {
    for (const page of ['/login', '/register']) {
      const { way, unmount } = await wayFrom(`${page}?to=/order`);
      expect(way.value).to.deep.equal({ to: '/order' });
      unmount();
    }
  });
});
