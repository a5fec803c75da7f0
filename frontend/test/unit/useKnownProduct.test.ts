import { setInfiniteQueryData, useInfiniteQuery, useQueryCache } from '@pinia/colada';
import { expect } from 'chai';
import { ref } from 'vue';
import { answerCalls, inApp } from './inApp.ts';

describe('a product the catalogue has already loaded', () => {
  const mug = { id: '1', name: 'Mug', slug: 'mug' };
  const rope = { id: '2', name: 'Rope', slug: 'rope' };

  async function open() {
    const { catalogueQuery } = await import('../../src/composables/catalogue/products.ts');
    const { useKnownProduct } = await import('../../src/composables/catalogue/useKnownProduct.ts');
    const slug = ref('rope');
    const page = inApp(() => ({ known: useKnownProduct(() => slug.value), cache: useQueryCache() }));
    const { known, cache } = page.result;
    const list = (category: string, ...pages: object[][]) => {
      const told = pages.map((results) => ({ results, next: null, copyAge: null }));
      setInfiniteQueryData(cache, catalogueQuery({ category }).key, {
        pages: told as never,
        pageParams: told.map(() => ''),
      });
    };
    return { known, slug, list, unmount: page.unmount };
  }

  it('is found on any page of any list', async () => {
    const { known, slug, list, unmount } = await open();
    list('Kitchen', [mug]);
    list('Deck', [], [rope]);
    expect(known.value).to.include(rope);
    slug.value = 'mug';
    expect(known.value).to.include(mug);
    slug.value = 'anchor';
    expect(known.value).to.equal(undefined);
    unmount();
  });

  it('is found as soon as a list contains it', async () => {
    const { known, list, unmount } = await open();
    expect(known.value).to.equal(undefined);
    list('Deck', [rope]);
    expect(known.value).to.include(rope);
    unmount();
  });

  it('is not searched for in a list that is still loading', async () => {
    const { catalogueQuery } = await import('../../src/composables/catalogue/products.ts');
    const { useKnownProduct } = await import('../../src/composables/catalogue/useKnownProduct.ts');
    const calls = answerCalls(() => new Promise(() => undefined));
    const { result: known, unmount } = inApp(() => {
      useInfiniteQuery(() => catalogueQuery({}));
      return useKnownProduct(() => 'rope');
    });
    expect([calls.asked, known.value]).to.deep.equal([['GET /api/products'], undefined]);
    unmount();
    calls.restore();
  });
});
