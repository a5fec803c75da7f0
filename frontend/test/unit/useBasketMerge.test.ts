import { expect } from 'chai';
import { mock } from 'node:test';
import { answerCalls, inApp, json, settle } from './inApp.ts';
import { MemoryStorage } from './MemoryStorage.ts';

describe('moving the basket into the order', () => {
  const user = { id: 'u', username: 'grace', is_admin: false };
  const rope = { id: 'rope', name: 'Rope', slug: 'rope', image: '', price: '1.00', currency: 'EUR' };
  const orderOf = (quantity: number) => json({ result: { id: 'o', user_id: user.id, items: [], quantity } });
  const added = () => orderOf(1);
  const broken = () => json({ code: 'internal', detail: 'Something broke' }, 500);
  const away = () => json({ code: 'service-unavailable', detail: 'Away' }, 503, { 'retry-after': '1' });
  const busy = () => json({ code: 'too-many-requests', detail: 'Wait' }, 429, { 'retry-after': '7' });

  let answers: (() => Response | Promise<Response>)[];
  let orderNow: () => Response;
  let calls: ReturnType<typeof answerCalls>;
  const tries = () => calls.asked.filter((one) => one === 'POST /api/order/add-item').length;

  beforeEach(() => {
    globalThis.localStorage = new MemoryStorage();
    orderNow = () => json({ message: 'None' });
    mock.timers.enable({ apis: ['setTimeout'] });
    calls = answerCalls((path) => {
      if (path === '/api/session') return json({ user, order: null, degraded: [] });
      if (path === '/api/order') return orderNow();
      return (answers.shift() ?? added)();
    });
  });
  afterEach(() => {
    calls.restore();
    mock.timers.reset();
  });

  async function pass(milliseconds: number): Promise<void> {
    mock.timers.tick(milliseconds);
    await settle();
  }

  /** Opens a page for a signed-in user with one line, or more, in the basket of this browser. */
  async function openPage(...more: (typeof rope)[]) {
    const { useBasketMerge } = await import('../../src/composables/order/useBasketMerge.ts');
    const { useBasket } = await import('../../src/stores/basket.ts');
    const { useOpenOrder } = await import('../../src/composables/order/useOpenOrder.ts');
    const { useNotices } = await import('../../src/stores/notices.ts');
    const page = inApp(() => {
      const basket = useBasket();
      for (const product of [rope, ...more]) basket.add(product, 1);
      useBasketMerge();
      return { basket, notices: useNotices(), ...useOpenOrder() };
    });
    await settle();
    const { basket, order } = page.result;
    return { ...page, pieces: () => [basket.quantity, order.value?.quantity] };
  }

  const cases = [
    { what: 'an error of the shop', answer: broken, waits: [2000, 4000, 8000] },
    { what: 'an outage the session does not report', answer: away, waits: [2000, 4000, 8000] },
    { what: 'too many requests, after the pause the shop asks for', answer: busy, waits: [7000, 7000] },
  ];
  for (const { what, answer, waits } of cases) {
    it(`is retried after ${what}, until it succeeds`, async () => {
      answers = waits.map(() => answer);
      const { result, unmount } = await openPage();
      for (const [n, wait] of waits.entries()) {
        expect(tries()).to.equal(n + 1);
        await pass(wait - 1);
        expect(tries(), `before ${wait} ms`).to.equal(n + 1);
        await pass(1);
      }
      expect(tries()).to.equal(waits.length + 1);
      expect(result.basket.lines).to.deep.equal([]);
      unmount();
    });
  }

  it('reports remaining lines once, however often it is retried', async () => {
    answers = [broken, broken];
    const { result, unmount } = await openPage();
    const [first] = result.notices.notices;
    await pass(2000);
    expect(first?.tone).to.equal('bad');
    expect(result.notices.notices).to.deep.equal([first]);
    unmount();
  });

  it('reports a price that has changed since the product was put into the basket', async () => {
    const items = (unit_price: string) => [{ product: rope.id, quantity: 1, unit_price }];
    for (const { price, says } of [
      { price: '1.00', says: 'Your basket is now in your order.' },
      {
        price: '1.50',
        says: 'Your basket is now in your order. Prices have changed: please look at the new total.',
      },
    ]) {
      answers = [() => json({ result: { id: 'o', user_id: user.id, items: items(price), quantity: 1 } })];
      const { result, unmount } = await openPage();
      expect(result.notices.notices.map(({ text }) => text)).to.deep.equal([says]);
      for (const { id } of result.notices.notices) result.notices.dismiss(id);
      unmount();
    }
  });

  it('shows each line in the order as soon as it leaves the basket', async () => {
    const held = Promise.withResolvers<Response>();
    answers = [added, () => held.promise];
    const { pieces, unmount } = await openPage({ ...rope, id: 'mug' });
    expect(pieces()).to.deep.equal([1, 1]);
    held.resolve(orderOf(2));
    await settle();
    expect(pieces()).to.deep.equal([0, 2]);
    unmount();
  });

  it('reads the order after a line sent before, because its answer is the old one', async () => {
    answers = [broken];
    const { pieces, unmount } = await openPage();
    orderNow = () => orderOf(5);
    await pass(2000);
    expect(pieces()).to.deep.equal([0, 5]);
    unmount();
  });

  it('neither sends nor reports lines that wait for another user', async () => {
    const mug = { product: 'mug', name: 'Mug', slug: 'mug', image: '/images/mug.svg', unit_price: '5.00' };
    const waiting = { key: 'k', ...mug, currency: 'EUR', quantity: 1, sent: 'somebody else', refusal: null };
    localStorage.setItem('bulkhead.basket', JSON.stringify([waiting]));
    const { result, unmount } = await openPage();
    expect(tries()).to.equal(1);
    expect(result.basket.lines).to.deep.equal([waiting]);
    expect(result.notices.notices.map(({ tone }) => tone)).to.deep.equal(['good']);
    unmount();
  });
});
