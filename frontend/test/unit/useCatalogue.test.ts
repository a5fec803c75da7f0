import { expect } from 'chai';
import { answerCalls, inApp, json, routerAt, settle } from './inApp.ts';

describe('the catalogue for an address', () => {
  const mug = { id: '1', name: 'Mug', category: 'Kitchen', price: '12.00', description: '' };
  const rope = { id: '2', name: 'Rope', category: 'Deck', price: '9.00', description: '' };

  async function open(address: string, answer: (path: string, query: string) => Response) {
    const { useCatalogue } = await import('../../src/composables/catalogue/useCatalogue.ts');
    const calls = answerCalls((path) => answer(path, calls.asked.at(-1) ?? ''));
    const router = await routerAt(address);
    const { result, unmount } = inApp(useCatalogue, { router });
    await settle();
    unmount();
    calls.restore();
    return { ...result, asked: calls.asked };
  }
  const page = (...results: object[]) => json({ results, next: null });

  it('is fetched as the address says, beside the whole one, the source of the categories', async () => {
    const { products, categories, asked } = await open('/?category=Deck&sort=price', (_, asking) =>
      asking.includes('category') ? page(rope) : page(mug, rope),
    );
    expect(asked).to.have.members(['GET /api/products?category=Deck&sort=price', 'GET /api/products']);
    expect(products.value.map(({ name }) => name)).to.deep.equal(['Rope']);
    expect(categories.value).to.deep.equal(['Deck', 'Kitchen']);
  });

  it('lists the categories of products not loaded yet', async () => {
    const { categories } = await open('/', () =>
      json({ results: [mug], next: 'more', categories: ['Deck', 'Kitchen', 'Sails'] }),
    );
    expect(categories.value).to.deep.equal(['Deck', 'Kitchen', 'Sails']);
  });

  it('is refetched with all the pages that were shown', async () => {
    const { useCatalogue } = await import('../../src/composables/catalogue/useCatalogue.ts');
    let price = '9.00';
    const calls = answerCalls(() =>
      calls.asked.at(-1)?.includes('cursor=more')
        ? page({ ...rope, price })
        : json({ results: [{ ...mug, price }], next: 'more' }),
    );
    const { result, unmount } = inApp(useCatalogue, { router: await routerAt('/') });
    const prices = () => result.products.value.map((product) => product.price);
    await settle();
    await result.loadMore();
    price = '10.00';
    const reading = result.retry();
    expect(prices(), 'nothing goes meanwhile').to.deep.equal(['9.00', '9.00']);
    await reading;
    expect(prices()).to.deep.equal(['10.00', '10.00']);
    unmount();
    calls.restore();
  });

  it('lists the category of the address among the others, even when nothing shown is in it', async () => {
    const { categories } = await open('/?category=Sails', () => page(mug, rope));
    expect(categories.value).to.deep.equal(['Deck', 'Kitchen', 'Sails']);
  });

  it('ignores unknown, empty, repeated and default values in the address', async () => {
    for (const query of [
      'sort=sideways',
      'search=',
      'search=a&search=b',
      'sort=name',
      'utm_source=elsewhere',
    ]) {
      const { asked } = await open(`/?${query}`, () => page(mug));
      expect(asked, query).to.deep.equal(['GET /api/products']);
    }
  });

  it('is searched in the browser, as a whole, when the shop cannot search', async () => {
    const { products, isFailed, error } = await open('/?search=rop', (_, asking) =>
      asking.includes('search')
        ? json({ code: 'service-unavailable', detail: 'Away' }, 503)
        : page(mug, rope),
    );
    expect(products.value.map(({ name }) => name)).to.deep.equal(['Rope']);
    expect([isFailed.value, error.value !== null]).to.deep.equal([false, true]);
  });

  it('reports a failure only when there is nothing to show', async () => {
    const away = () => json({ code: 'service-unavailable', detail: 'Away' }, 503);
    const { products, isFailed, isPending } = await open('/?search=rop', away);
    expect([products.value.length, isFailed.value, isPending.value]).to.deep.equal([0, true, false]);
  });
});
