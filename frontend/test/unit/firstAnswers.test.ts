import { useQueryCache } from '@pinia/colada';
import { expect } from 'chai';
import type { FirstAnswer } from '../../src/arrival/firstAnswers.ts';
import { answerCalls, inApp, json, routerAt, settle } from './inApp.ts';
import { standIn } from './standIn.ts';

describe('the answers embedded in a page', () => {
  const rope = { id: '2', name: 'Rope', slug: 'rope', category: 'On deck', price: '9.00', description: '' };
  const list = (path: string, more: Partial<FirstAnswer> = {}): FirstAnswer => ({
    path,
    seenAt: Date.now(),
    isCopy: false,
    body: { results: [rope], next: null } as never,
    ...more,
  });

  /** Opens a page that came with answers and returns what the app makes of them. */
  async function arrive(address: string, answers: FirstAnswer[]) {
    const { takeFirstAnswers } = await import('../../src/arrival/firstAnswers.ts');
    const { productQuery } = await import('../../src/composables/catalogue/products.ts');
    const { inTrouble } = await import('../../src/composables/outage/trouble.ts');
    const { useCatalogue } = await import('../../src/composables/catalogue/useCatalogue.ts');
    inTrouble.value = false;
    const calls = answerCalls(() => json({ results: [], next: null }));
    const { result, cache, unmount } = inApp(
      () => {
        takeFirstAnswers(useQueryCache(), answers);
        return useCatalogue();
      },
      { router: await routerAt(address) },
    );
    const shown = result.products.value.map(({ name }) => name);
    const copyAge = result.copyAge.value;
    await settle();
    const product = (slug: string) => cache.getQueryData(productQuery(slug).key);
    unmount();
    calls.restore();
    const seen = { shown, copyAge, asked: calls.asked, inTrouble: inTrouble.value, product };
    inTrouble.value = false;
    return seen;
  }

  it('are shown at once and not fetched again, whatever list the address asks for', async () => {
    const { shown, asked, copyAge, inTrouble } = await arrive('/?category=On%20deck&sort=price', [
      list('/api/products?category=On+deck&sort=price'),
      list('/api/products'),
    ]);
    expect([shown, asked, copyAge, inTrouble]).to.deep.equal([['Rope'], [], null, false]);
  });

  it('include a product under its own address', async () => {
    const { product } = await arrive('/', [
      list('/api/product/caf%C3%A9', { body: { result: rope } as never }),
    ]);
    expect(product('café')).to.deep.equal({ product: rope, copyAge: null });
  });

  it('are refetched in the background when they are old or from the future', async () => {
    for (const ms of [-61_000, 61_000]) {
      const old = list('/api/products', { seenAt: Date.now() + ms });
      const { shown, asked } = await arrive('/', [old]);
      expect([shown, asked], String(ms)).to.deep.equal([['Rope'], ['GET /api/products']]);
    }
  });

  it('have an age and count as trouble when they are copies', async () => {
    const { copyAge, inTrouble } = await arrive('/', [
      list('/api/products', { isCopy: true, seenAt: Date.now() - 30_000 }),
    ]);
    expect([copyAge, inTrouble]).to.deep.equal([30, true]);
  });

  it('are empty in a page without them or with unreadable ones', async () => {
    const { readFirstAnswers } = await import('../../src/arrival/firstAnswers.ts');
    const read = (element: { textContent: string } | null) => {
      const getElementById = (id: string) => (id === 'first-answers' ? element : null);
      const restore = standIn(globalThis, { document: { getElementById } });
      const answers = readFirstAnswers();
      restore();
      return answers;
    };
    const answers = [list('/api/products')];
    expect(read({ textContent: JSON.stringify(answers) })).to.deep.equal(answers);
    expect([read(null), read({ textContent: '[{"path"' })]).to.deep.equal([[], []]);
  });
});
