import { expect } from 'chai';
import { answerCalls, inApp, json, settle } from './inApp.ts';

describe('leaving the page while order changes are being saved', () => {
  const user = { id: 'u', username: 'grace', is_admin: false };
  const rope = { id: 'rope', name: 'Rope', slug: 'rope', image: '', price: '1.00', currency: 'EUR' };
  let page: EventTarget;

  beforeEach(() => {
    page = new EventTarget();
    Object.assign(globalThis, { addEventListener: page.addEventListener.bind(page) });
  });
  afterEach(() => Reflect.deleteProperty(globalThis, 'addEventListener'));

  it('sends all of them at once, and reads the order if the page stays after all', async () => {
    const { useOrderChanges } = await import('../../src/composables/order/useOrderChanges.ts');
    const { useOpenOrder } = await import('../../src/composables/order/useOpenOrder.ts');
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const result = { id: 'o', user_id: user.id, items: [], quantity: 0 };
    const calls = answerCalls(async (path) => {
      if (path === '/api/session') return json({ user, order: null, degraded: [] });
      if (path !== '/api/order') await promise;
      return json({ result });
    });
    const { result: changes, unmount } = inApp(() => {
      useOpenOrder();
      return useOrderChanges();
    });
    await settle();
    calls.asked.length = 0;
    void changes.add({ product: rope, quantity: 1, key: 'k' });
    changes.setQuantity('mug', 3);
    changes.setQuantity('lamp', 0);
    page.dispatchEvent(new Event('pagehide'));
    expect(calls.asked).to.deep.equal([
      'POST /api/order/add-item',
      'PATCH /api/order/item/mug',
      'PATCH /api/order/item/lamp',
    ]);
    resolve(undefined);
    await settle();
    expect(calls.asked.slice(3)).to.deep.equal(['GET /api/order']);
    unmount();
    calls.restore();
  });
});
