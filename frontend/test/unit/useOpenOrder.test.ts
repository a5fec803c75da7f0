import { expect } from 'chai';
import { answerCalls, inApp, json, settle } from './inApp.ts';

describe('the open order', () => {
  const user = { id: 'u', username: 'grace', is_admin: false };
  const summary = { id: 'o', items: [], quantity: 2, total: '5.00', currency: 'EUR' };
  const order = { ...summary, quantity: 3, total: '7.50' };
  const problem = { code: 'service-unavailable', detail: 'Away' };

  async function open(session: object, answer: () => Response) {
    const { useOpenOrder } = await import('../../src/composables/order/useOpenOrder.ts');
    const calls = answerCalls((path) => (path === '/api/session' ? json(session) : answer()));
    const { result, unmount } = inApp(useOpenOrder);
    await settle();
    unmount();
    calls.restore();
    return { ...result, asked: calls.asked };
  }

  it('comes from the order service', async () => {
    const { order: shown, isRemembered } = await open({ user, order: summary, degraded: [] }, () =>
      json({ result: order }),
    );
    expect([shown.value?.quantity, isRemembered.value]).to.deep.equal([3, false]);
  });

  it('is empty when the order service says so, whatever the session holds', async () => {
    const { order: shown } = await open({ user, order: summary, degraded: [] }, () =>
      json({ message: 'None' }),
    );
    expect(shown.value).to.equal(null);
  });

  it('comes from the session while the order service is unavailable', async () => {
    const { order: shown, isRemembered } = await open({ user, order: summary, degraded: ['order'] }, () =>
      json(problem, 503),
    );
    expect([shown.value?.quantity, isRemembered.value]).to.deep.equal([2, true]);
  });

  it('is not requested for a signed-out visitor', async () => {
    const { order: shown, asked } = await open({ user: null, order: null, degraded: [] }, () =>
      json({ result: order }),
    );
    expect(shown.value).to.equal(null);
    expect(asked).to.deep.equal(['GET /api/session']);
  });
});
