import { expect } from 'chai';
import { answerCalls, inApp, json, settle, told } from './inApp.ts';
import { MemoryStorage } from './MemoryStorage.ts';

describe('adding to the order', () => {
  const user = { id: 'u', username: 'grace', is_admin: false };
  const rope = { id: 'rope', name: 'Rope', slug: 'rope', image: '', price: '1.00', currency: 'EUR' };
  const answer = (quantity: number) => json({ result: { id: 'o', user_id: user.id, items: [], quantity } });
  const unclear = () => json({ code: 'internal', detail: 'Something broke' }, 500);
  const refused = () => json({ code: 'product-hidden', detail: 'Hidden' }, 409);

  let keys: (string | null)[];
  let orderNow: () => Response;
  let adds: () => Response | Promise<Response>;
  let calls: ReturnType<typeof answerCalls>;
  let now: number;
  let isSignedIn: boolean;

  beforeEach(() => {
    globalThis.localStorage = new MemoryStorage();
    [keys, now, isSignedIn] = [[], 0, true];
    orderNow = () => json({ message: 'None' });
    adds = () => answer(1);
    told.length = 0;
    calls = answerCalls((path, { headers }) => {
      if (path === '/api/session') return json({ user: isSignedIn ? user : null, order: null, degraded: [] });
      if (path === '/api/order') return orderNow();
      keys.push(new Headers(headers).get('idempotency-key'));
      return adds();
    });
  });
  afterEach(() => calls.restore());

  /** Opens a page with two buttons. */
  async function openPage() {
    const { useAddToOrder } = await import('../../src/composables/order/useAddToOrder.ts');
    const { useNotices } = await import('../../src/stores/notices.ts');
    const { useOpenOrder } = await import('../../src/composables/order/useOpenOrder.ts');
    const { useSession } = await import('../../src/composables/account/session.ts');
    const { result, unmount } = inApp(() => {
      useSession();
      return { buttons: [useAddToOrder(), useAddToOrder()] as const, ...useOpenOrder() };
    });
    await settle();
    const press = async (button: 0 | 1, afterMs: number, quantity = 1) => {
      now += afterMs;
      result.buttons[button]({ product: rope, quantity }, { timeStamp: now });
      await settle();
    };
    const { order } = result;
    return { press, order, said: () => useNotices().notices.map(({ text }) => text), unmount };
  }

  it('counts a double click as one press, and each later press as another addition', async () => {
    const { press, unmount } = await openPage();
    const held = Promise.withResolvers<Response>();
    adds = () => held.promise;
    await press(0, 0);
    await press(0, 150);
    await press(0, 500);
    held.resolve(answer(1));
    adds = () => answer(2);
    await settle();
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(2);
    unmount();
  });

  it('repeats an addition with unknown outcome under its key, with any button', async () => {
    const { press, unmount } = await openPage();
    adds = unclear;
    await press(0, 0);
    adds = () => answer(1);
    await press(1, 50);
    await press(0, 1000);
    expect(keys[1]).to.equal(keys[0]);
    expect(keys[2]).not.to.equal(keys[0]);
    unmount();
  });

  it('reads the order after a repeat, because its answer is that of the first try', async () => {
    const { press, order, unmount } = await openPage();
    adds = unclear;
    await press(0, 0);
    adds = () => answer(3);
    await press(0, 1000, 2);
    orderNow = () => answer(4);
    adds = () => answer(1);
    await press(0, 1000);
    expect([keys[2], order.value?.quantity]).to.deep.equal([keys[0], 4]);
    expect(told).to.have.length(1);
    unmount();
  });

  it('takes a new key after a refusal, and for another quantity', async () => {
    const { press, unmount } = await openPage();
    adds = refused;
    await press(0, 0);
    adds = unclear;
    await press(0, 1000);
    await press(0, 1000, 2);
    expect(new Set(keys).size).to.equal(3);
    unmount();
  });

  it('allows a retry without waiting after a failure', async () => {
    const { press, unmount } = await openPage();
    adds = unclear;
    await press(0, 0);
    await press(0, 100);
    expect(keys).to.have.length(2);
    unmount();
  });

  it('reports how many pieces the basket had room for', async () => {
    isSignedIn = false;
    const { press, said, unmount } = await openPage();
    await press(0, 0, 98);
    await press(0, 1000, 5);
    await press(0, 1000, 2);
    expect(said()).to.deep.equal([
      '98 × Rope added to your basket.',
      'Rope added to your basket.',
      'An order takes at most 99 of Rope.',
    ]);
    unmount();
  });
});
