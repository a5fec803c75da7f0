import type { Product } from '@bulkhead/product/contract';
import { useInfiniteQuery, useQueryCache } from '@pinia/colada';
import { expect } from 'chai';
import { answerCalls, inApp, json, settle } from './inApp.ts';

describe('the cache of the stock', () => {
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
    const { catalogueQuery, stockedQuery, stockQuery } =
      await import('../../src/composables/catalogue/products.ts');
    const { useStockCache } = await import('../../src/composables/admin/stockCache.ts');
    const page = inApp(() => ({
      list: useInfiniteQuery(() => stockQuery({ sort: 'price' })),
      catalogue: useInfiniteQuery(() => catalogueQuery({})),
      stock: useStockCache(),
      cache: useQueryCache(),
    }));
    const { list, catalogue, stock, cache } = page.result;
    const prices = () => list.data.value?.pages[0]?.results.map(({ price }) => price);
    const opened = () => cache.getQueryData(stockedQuery(mug.id).key);
    return { list, catalogue, stock, prices, opened, unmount: page.unmount };
  }

  it('shows a changed product in its row, without a request', async () => {
    const { stock, prices, unmount } = await open();
    await settle();
    calls.asked.length = 0;
    stock.show(dear);
    await settle();
    expect([prices(), calls.asked]).to.deep.equal([['99.00', '1.00'], []]);
    unmount();
  });

  it('is not overwritten by an answer requested before the change', async () => {
    const { list, stock, prices, unmount } = await open();
    await settle();
    const late = Promise.withResolvers<Response>();
    answer = () => late.promise;
    void list.refetch().catch(() => null);
    stock.show(dear);
    late.resolve(json({ results: [mug, rope], next: null }));
    await settle();
    expect(prices()).to.deep.equal(['99.00', '1.00']);
    unmount();
  });

  it('does not cancel a list that loads for the first time', async () => {
    const { stock, prices, unmount } = await open();
    stock.show(dear);
    await settle();
    expect(prices()).to.deep.equal(['12.00', '1.00']);
    unmount();
  });

  it('has a confirmed product everywhere, and refetches the rest when next shown', async () => {
    const { catalogue, stock, prices, opened, unmount } = await open();
    await settle();
    calls.asked.length = 0;
    stock.keep(dear);
    await settle();
    expect([prices(), opened(), calls.asked]).to.deep.equal([['99.00', '1.00'], dear, []]);
    await catalogue.refresh();
    expect(calls.asked).to.deep.equal(['GET /api/products']);
    unmount();
  });

  it('refetches on request, and stays as it is when that fails', async () => {
    const { stock, prices, unmount } = await open();
    await settle();
    answer = () => json({ results: [dear], next: null });
    stock.readAgain();
    await settle();
    expect(prices()).to.deep.equal(['99.00']);
    answer = () => json({ code: 'service-unavailable', detail: 'Away' }, 503);
    stock.readAgain();
    await settle();
    expect(prices()).to.deep.equal(['99.00']);
    unmount();
  });
});
