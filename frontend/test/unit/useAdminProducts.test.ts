import { expect } from 'chai';
import { answerCalls, inApp, json, routerAt, settle } from './inApp.ts';

describe('all products for an address', () => {
  const mug = { id: '1', name: 'Mug', is_active: true };
  const rope = { id: '2', name: 'Rope', is_active: false };

  async function open(address: string) {
    const { useAdminProducts } = await import('../../src/composables/admin/useAdminProducts.ts');
    const calls = answerCalls((_path) =>
      calls.asked.at(-1)?.includes('cursor')
        ? json({ results: [rope], next: null })
        : json({ results: [mug], next: 'more' }),
    );
    const router = await routerAt(address);
    const { result, unmount } = inApp(useAdminProducts, { router });
    await settle();
    const close = () => {
      unmount();
      calls.restore();
    };
    return { ...result, asked: calls.asked, router, close };
  }

  it('is searched, filtered and sorted as the address says', async () => {
    const { asked, isFiltered, close } = await open(
      '/admin/products?search=+rope+&category=Deck&state=hidden&sort=-price',
    );
    expect(asked).to.deep.equal([
      'GET /api/products/all?search=rope&category=Deck&sort=-price&state=hidden&limit=50',
    ]);
    expect(isFiltered.value).to.equal(true);
    close();
  });

  it('counts as filtered by a search, a category or a state, but not by a sort', async () => {
    const queries = ['search=rope', 'category=Deck', 'state=active', 'sort=newest'];
    const seen = [];
    for (const query of queries) {
      const { isFiltered, close } = await open(`/admin/products?${query}`);
      seen.push(isFiltered.value);
      close();
    }
    expect(seen).to.deep.equal([true, true, true, false]);
  });

  it('is complete when the address has no, unknown, repeated or default values', async () => {
    for (const query of [
      '',
      'search=',
      'search=a&search=b',
      'state=all',
      'state=lost',
      'sort=name',
      'sort=x',
    ]) {
      const { asked, isFiltered, close } = await open(`/admin/products?${query}`);
      expect([asked, isFiltered.value], query).to.deep.equal([['GET /api/products/all?limit=50'], false]);
      close();
    }
  });

  it('grows page by page', async () => {
    const { products, hasMore, loadMore, close } = await open('/admin/products');
    expect([products.value?.length, hasMore.value]).to.deep.equal([1, true]);
    await loadMore();
    expect([products.value?.map(({ name }) => name), hasMore.value]).to.deep.equal([['Mug', 'Rope'], false]);
    close();
  });

  it('follows the address, and stays as it was during navigation away', async () => {
    const { asked, wanted, router, close } = await open('/admin/products?search=mug');
    await router.push('/admin/products?search=rope');
    await settle();
    await router.push('/?search=anchor');
    await settle();
    expect(asked.map((call) => call.match(/search=(\w+)/)?.[1])).to.deep.equal(['mug', 'rope']);
    expect(wanted.value.search).to.equal('rope');
    close();
  });
});
