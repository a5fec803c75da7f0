import { expect } from 'chai';
import { answerCalls, inApp, json, settle } from './inApp.ts';

describe('the categories to choose from', () => {
  async function open(answer: () => Response) {
    const { useKnownCategories } = await import('../../src/composables/catalogue/useKnownCategories.ts');
    const calls = answerCalls(answer);
    const { result, unmount } = inApp(useKnownCategories);
    const atFirst = result.value;
    await settle();
    unmount();
    calls.restore();
    return { atFirst, categories: result.value, asked: calls.asked };
  }

  it('are those of all products, including hidden ones, each once and sorted', async () => {
    const results = ['Kitchen', 'Deck', 'Kitchen'].map((category, n) => ({ id: String(n), category }));
    const { atFirst, categories, asked } = await open(() => json({ results, next: null }));
    expect(asked).to.deep.equal(['GET /api/products/all?limit=50']);
    expect([atFirst, categories]).to.deep.equal([[], ['Deck', 'Kitchen']]);
  });

  it('include those of products not loaded yet', async () => {
    const results = [{ id: '1', category: 'Kitchen' }];
    const { categories } = await open(() => json({ results, next: 'more', categories: ['Deck', 'Kitchen'] }));
    expect(categories).to.deep.equal(['Deck', 'Kitchen']);
  });

  it('are empty while the products cannot be read: any can be typed', async () => {
    const { categories } = await open(() => json({ code: 'service-unavailable', detail: 'Away' }, 503));
    expect(categories).to.deep.equal([]);
  });
});
