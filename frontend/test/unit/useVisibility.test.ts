import { useInfiniteQuery } from '@pinia/colada';
import { expect } from 'chai';
import { answerCalls, inApp, json, settle } from './inApp.ts';

describe('taking a product off sale', () => {
  const mug = { id: 'm', name: 'Mug', is_active: true };
  const hidden = { ...mug, is_active: false };

  /** Hides the mug; `isDone`: the shop does it although its answer may be lost. */
  async function hide(answer: Response, isDone: boolean) {
    const { allProductsQuery } = await import('../../src/composables/catalogue/products.ts');
    const { useVisibility } = await import('../../src/composables/admin/useVisibility.ts');
    const { useNotices } = await import('../../src/stores/notices.ts');
    let now = mug;
    const calls = answerCalls((_path, { method }) => {
      if (method !== 'PATCH') return json({ results: [now], next: null });
      if (isDone) now = hidden;
      return answer;
    });
    const { result, unmount } = inApp(() => ({
      list: useInfiniteQuery(() => allProductsQuery({})),
      ...useVisibility(),
      notices: useNotices(),
    }));
    await settle();
    calls.asked.length = 0;
    result.submit(mug as never);
    await settle();
    unmount();
    calls.restore();
    return {
      isOnSale: result.list.data.value?.pages[0]?.results[0]?.is_active,
      said: result.notices.notices.map(({ text }) => text),
      reads: calls.asked.length - 1,
    };
  }

  it('is rolled back and reported when the shop refuses it', async () => {
    const { isOnSale, said, reads } = await hide(json({ code: 'admin-only', detail: 'No' }, 403), false);
    expect([isOnSale, reads]).to.deep.equal([true, 0]);
    expect(said[0]).to.match(/^Mug is unchanged\./);
  });

  for (const isDone of [true, false])
    it(`is read again and reported as unknown when the answer is lost and it was ${isDone ? '' : 'not '}done`, async () => {
      const lost = json({ code: 'service-unavailable', detail: 'Away' }, 503);
      const { isOnSale, said } = await hide(lost, isDone);
      expect(isOnSale).to.equal(!isDone);
      expect(said).to.have.length(1);
      expect(said[0]).to.match(/^It is not known whether Mug was changed\./);
    });
});
