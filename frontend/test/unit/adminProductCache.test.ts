import type { Product } from '@bulkhead/product/contract';
import { useInfiniteQuery, useQueryCache } from '@pinia/colada';
import { expect } from 'chai';
import { answerCalls, inApp, json, settle } from './inApp.ts';

describe('the cache of all products', () => {
  const mug = { id: 'm', name: 'Mug', price: '12.00', is_active: true } as Product;
  const rope = { id: 'r', name: 'Rope', price: '1.00', is_active: true } as Product;
  const dear = { ...mug, price: '99.00' };

  let answer: () => Response | Promise<Response>;
  let calls: ReturnType<typeof answerCalls>;
  beforeEach(() => {
    answer = () => json({ results: [mug, rope], next: null });
    calls = answerCalls(() => answer());
  });
  afterEach(() => calls.restore());

  async function open() {
    const { catalogueQuery, anyProductQuery, allProductsQuery } =
      await import('../../src/composables/catalogue/products.ts');
    const { useAdminProductCache } = await import('../../src/composables/admin/adminProductCache.ts');
    const page = inApp(() => ({
      list: useInfiniteQuery(() => allProductsQuery({ sort: 'price' })),
      catalogue: useInfiniteQuery(() => catalogueQuery({})),
      productCache: useAdminProductCache(),
      cache: useQueryCache(),
    }));
    const { list, catalogue, productCache, cache } = page.result;
    const prices = () => list.data.value?.pages[0]?.results.map(({ price }) => price);
    const opened = () => cache.getQueryData(anyProductQuery(mug.id).key);
    return { list, catalogue, productCache, prices, opened, unmount: page.unmount };
  }

  it('shows a changed product in its row, without a request', async () => {
    const { productCache, prices, unmount } = await open();
    await settle();
    calls.asked.length = 0;
    productCache.show(dear);
    await settle();
    expect([prices(), calls.asked]).to.deep.equal([['99.00', '1.00'], []]);
    unmount();
  });

  it('is not overwritten by an answer requested before the change', async () => {
    const { list, productCache, prices, unmount } = await open();
    await settle();
    const late = Promise.withResolvers<Response>();
    answer = () => late.promise;
    void list.refetch().catch(() => null);
    productCache.show(dear);
    late.resolve(json({ results: [mug, rope], next: null }));
    await settle();
    expect(prices()).to.deep.equal(['99.00', '1.00']);
    unmount();
  });

  it('does not cancel a list that loads for the first time', async () => {
    const { productCache, prices, unmount } = await open();
    productCache.show(dear);
    await settle();
    expect(prices()).to.deep.equal(['12.00', '1.00']);
    unmount();
  });

  it('has a confirmed product everywhere, and refetches the rest when next shown', async () => {
    const { catalogue, productCache, prices, opened, unmount } = await open();
    await settle();
    calls.asked.length = 0;
    productCache.keep(dear);
    await settle();
    expect([prices(), opened(), calls.asked]).to.deep.equal([['99.00', '1.00'], dear, []]);
    await catalogue.refresh();
    expect(calls.asked).to.deep.equal(['GET /api/products']);
    unmount();
  });

  it('refetches on request, and stays as it is when that fails', async () => {
    const { productCache, prices, unmount } = await open();
    await settle();
    answer = () => json({ results: [dear], next: null });
    productCache.readAgain();
    await settle();
    expect(prices()).to.deep.equal(['99.00']);
    answer = () => json({ code: 'service-unavailable', detail: 'Away' }, 503);
    productCache.readAgain();
    await settle();
    expect(prices()).to.deep.equal(['99.00']);
    unmount();
  });
});
