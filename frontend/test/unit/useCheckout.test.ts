import { expect } from 'chai';
import { answerCalls, inApp, json, routerAt, settle } from './inApp.ts';

describe('placing the order', () => {
  const order = { id: 'o', user_id: 'u', items: [], quantity: 2, total: '5.00', currency: 'EUR' };

  async function checkOut(answer: () => Response, me = 'u') {
    const { useCheckout } = await import('../../src/composables/order/useCheckout.ts');
    const { sessionQuery } = await import('../../src/composables/account/session.ts');
    const { openOrderQuery, orderQuery } = await import('../../src/composables/order/orders.ts');
    const calls = answerCalls(answer);
    const router = await routerAt('/checkout');
    const { result, cache, unmount } = inApp(useCheckout, { router });
    const user = { id: me, username: 'grace', is_admin: false };
    cache.setQueryData(sessionQuery.key, { user, order, degraded: [] });
    cache.setQueryData(openOrderQuery.key, order);
    result.submit('5.00');
    await settle();
    const seen = {
      asked: calls.asked,
      at: router.currentRoute.value.path,
      open: cache.getQueryData(openOrderQuery.key),
      placed: cache.getQueryData(orderQuery('o').key),
      problem: result.problem.value,
    };
    unmount();
    calls.restore();
    return seen;
  }

  it('shows the thank-you page, caches the order, and leaves no open one', async () => {
    const { asked, at, open, placed } = await checkOut(() => json({ result: order }));
    expect(asked).to.deep.equal(['POST /api/order/checkout']);
    expect([at, open, placed]).to.deep.equal(['/thank-you/o', null, order]);
  });

  it('shows the current order when it differs from what the shopper agreed to', async () => {
    const present = { ...order, total: '7.50' };
    const refusal = { code: 'total-changed', detail: 'It costs more now', result: present };
    const { at, open, problem } = await checkOut(() => json(refusal, 409));
    expect([at, open]).to.deep.equal(['/checkout', present]);
    expect(problem).to.have.property('code', 'total-changed');
  });

  it('keeps the order as it is when no answer comes', async () => {
    const { at, open } = await checkOut(() => json({ code: 'service-unavailable', detail: 'Away' }, 503));
    expect([at, open]).to.deep.equal(['/checkout', order]);
  });

  it('ignores the answer when another user has signed in meanwhile', async () => {
    const { at, open, placed } = await checkOut(() => json({ result: order }), 'another');
    expect([at, open, placed]).to.deep.equal(['/checkout', order, undefined]);
  });
});
