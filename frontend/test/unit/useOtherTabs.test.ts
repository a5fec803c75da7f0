import { expect } from 'chai';
import { answerCalls, hearFromOtherTab, inApp, json, settle, told } from './inApp.ts';
import { MemoryStorage } from './MemoryStorage.ts';
import { standIn } from './standIn.ts';

describe('a tab beside others', () => {
  const grace = { id: 'g', username: 'grace', is_admin: false };
  const anne = { id: 'a', username: 'anne', is_admin: false };
  const order = { id: 'o', items: [], quantity: 2, total: '5.00', currency: 'EUR' };
  const grown = { ...order, quantity: 3, total: '7.50' };

  let user: typeof grace | null;
  let shown: typeof order;
  let change: () => Promise<Response>;
  let calls: ReturnType<typeof answerCalls>;

  beforeEach(() => {
    user = grace;
    shown = order;
    told.length = 0;
    calls = answerCalls((path) => {
      if (path === '/api/session') return json({ user, order: user && shown, degraded: [] });
      if (path.startsWith('/api/order/item/')) return change();
      return path === '/api/order' ? json({ result: shown }) : json({ result: { first_name: 'Grace' } });
    });
  });
  afterEach(() => {
    calls.restore();
    document.visibilityState = 'visible';
  });

  async function open<Also>(also?: () => Also) {
    const { profileQuery } = await import('../../src/composables/account/profile.ts');
    const { useSession } = await import('../../src/composables/account/session.ts');
    const { useOpenOrder } = await import('../../src/composables/order/useOpenOrder.ts');
    const { useOtherTabs } = await import('../../src/composables/account/useOtherTabs.ts');
    const page = inApp(() => {
      useOtherTabs();
      return { ...useSession(), ...useOpenOrder(), changes: also?.() as Also };
    });
    await settle();
    page.cache.setQueryData(profileQuery.key, { first_name: 'Grace' } as never);
    calls.asked.length = 0;
    const { user: here, summary, order: open, changes } = page.result;
    return {
      changes,
      seen: () => [here.value?.username, open.value?.quantity, summary.value?.quantity],
      profile: () => page.cache.getQueryData(profileQuery.key),
      unmount: page.unmount,
    };
  }

  it('shows the order as another tab has changed it, without asking the shop or passing it on', async () => {
    const { seen, unmount } = await open();
    hearFromOtherTab({ kind: 'order', user: 'g', order: grown });
    expect(seen()).to.deep.equal(['grace', 3, 3]);
    hearFromOtherTab({ kind: 'order', user: 'g', order: null });
    await settle();
    expect(seen()).to.deep.equal(['grace', undefined, undefined]);
    expect([calls.asked, told]).to.deep.equal([[], []]);
    unmount();
  });

  it('reads the order when two tabs change it at once, and makes the others read it too', async () => {
    const { useOrderChanges } = await import('../../src/composables/order/useOrderChanges.ts');
    const { seen, changes, unmount } = await open(() => useOrderChanges());
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    change = async () => {
      await held;
      shown = grown;
      return json({ result: { ...order, user_id: 'g' } });
    };
    changes.setQuantity('mug', 1);
    void changes.flush();
    hearFromOtherTab({ kind: 'order', user: 'g', order: grown });
    release(undefined);
    await settle();
    expect(calls.asked).to.deep.equal(['PATCH /api/order/item/mug', 'GET /api/order']);
    expect(told).to.deep.equal([{ kind: 'order', user: 'g', order: undefined }]);
    expect(seen()).to.deep.equal(['grace', 3, 3]);
    unmount();
  });

  it('reads the order when another tab does not know it', async () => {
    const { seen, unmount } = await open();
    shown = grown;
    hearFromOtherTab({ kind: 'order', user: 'g', order: undefined });
    await settle();
    expect([calls.asked, told]).to.deep.equal([['GET /api/order'], []]);
    expect(seen().slice(0, 2)).to.deep.equal(['grace', 3]);
    unmount();
  });

  it('ignores another user’s order', async () => {
    const { seen, unmount } = await open();
    hearFromOtherTab({ kind: 'order', user: 'a', order: grown });
    expect(seen()).to.deep.equal(['grace', 2, 2]);
    unmount();
  });

  it('follows a sign-in or log-out elsewhere, and keeps nothing of the previous user', async () => {
    const { seen, profile, unmount } = await open();
    user = anne;
    shown = grown;
    hearFromOtherTab({ kind: 'user', user: anne });
    expect([seen()[0], profile()]).to.deep.equal(['anne', undefined]);
    await settle();
    expect(seen()).to.deep.equal(['anne', 3, 3]);
    hearFromOtherTab({ kind: 'user', user: null });
    expect(seen()).to.deep.equal([undefined, undefined, undefined]);
    unmount();
  });

  it('deletes unsaved input when another user signs in, not when its owner returns', async () => {
    const storage = new MemoryStorage();
    const restore = standIn(globalThis, { sessionStorage: storage });
    storage.setItem('bulkhead.draft', '{}');
    const { unmount } = await open();
    const becomes = async (who: typeof grace | null) => {
      user = who;
      hearFromOtherTab({ kind: 'user', user: who });
      await settle();
      return storage.length;
    };
    expect([await becomes(null), await becomes(grace)]).to.deep.equal([1, 1]);
    expect(await becomes(anne)).to.equal(0);
    unmount();
    restore();
  });

  it('stays unchanged when the same user signs in elsewhere', async () => {
    const { seen, profile, unmount } = await open();
    hearFromOtherTab({ kind: 'user', user: grace });
    await settle();
    expect([seen(), profile()]).to.deep.equal([['grace', 2, 2], { first_name: 'Grace' }]);
    expect(calls.asked).to.deep.equal([]);
    unmount();
  });

  it('reads session and order again when it becomes visible, not when it is hidden', async () => {
    const { seen, unmount } = await open();
    shown = grown;
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(calls.asked).to.deep.equal([]);
    document.visibilityState = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(calls.asked).to.have.members(['GET /api/session', 'GET /api/order']);
    expect(seen()).to.deep.equal(['grace', 3, 3]);
    unmount();
  });
});
