import { expect } from 'chai';
import { inApp, routerAt } from './inApp.ts';
import { useWayBack } from '../../src/composables/account/useWayBack.ts';

describe('the way back from the pages to sign in', () => {
  async function wayFrom(address: string) {
    const router = await routerAt(address);
    const { result, unmount } = inApp(useWayBack, { router });
    return { way: result, router, unmount };
  }

  it('leads to where somebody is, with all that the address asks for', async () => {
    const { way, router, unmount } = await wayFrom('/order');
    expect(way.value).to.deep.equal({ to: '/order' });
    await router.push('/?category=Deck#list');
    expect(way.value).to.deep.equal({ to: '/?category=Deck#list' });
    unmount();
  });

  it('needs no words when it leads home', async () => {
    const { way, unmount } = await wayFrom('/');
    expect(way.value).to.deep.equal({});
    unmount();
  });

  it('stays the same between the pages to sign in', async () => {
    for (const page of ['/login', '/register']) {
      const { way, unmount } = await wayFrom(`${page}?to=/order`);
      expect(way.value).to.deep.equal({ to: '/order' });
      unmount();
    }
  });
});
