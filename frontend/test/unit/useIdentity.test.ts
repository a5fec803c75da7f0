import { expect } from 'chai';
import { answerCalls, inApp, json, settle, told } from './inApp.ts';

describe('becoming another user', () => {
  const grace = { id: 'g', username: 'grace', is_admin: false };
  const anne = { id: 'a', username: 'anne', is_admin: false };
  const rope = { id: 'rope', name: 'Rope', slug: 'rope', image: '', price: '1.00', currency: 'EUR' };
  const orderOf = ({ id }: typeof grace, quantity: number) => ({
    id: `of ${id}`,
    user_id: id,
    items: [],
    quantity,
  });

  let user: typeof grace | null;
  let readsOrder: () => Promise<Response>;
  let added: PromiseWithResolvers<Response>;
  let calls: ReturnType<typeof answerCalls>;

  beforeEach(() => {
    user = grace;
    readsOrder = async () => json({ result: user && orderOf(user, 2) });
    added = Promise.withResolvers();
    told.length = 0;
    calls = answerCalls((path) => {
      if (path === '/api/session') return json({ user, order: user && orderOf(user, 2), degraded: [] });
      return path === '/api/order' ? readsOrder() : added.promise;
    });
  });
  afterEach(() => calls.restore());

  async function openPage() {
    const { profileQuery } = await import('../../src/composables/account/profile.ts');
    const { sessionQuery } = await import('../../src/composables/account/session.ts');
    const { useIdentity } = await import('../../src/composables/account/useIdentity.ts');
    const { useOpenOrder } = await import('../../src/composables/order/useOpenOrder.ts');
    const { useOpenOrderCache } = await import('../../src/composables/order/orders.ts');
    const { useOrderChanges } = await import('../../src/composables/order/useOrderChanges.ts');
    const { useOtherTabs } = await import('../../src/composables/account/useOtherTabs.ts');
    const page = inApp(() => {
      useOtherTabs();
      const [openOrder, changes] = [useOpenOrderCache(), useOrderChanges()];
      return { ...useOpenOrder(), ...useIdentity(), openOrder, changes };
    });
    await settle();
    page.cache.setQueryData(profileQuery.key, { first_name: 'Grace' } as never);
    const readSession = async () => {
      await page.cache.invalidateQueries({ key: sessionQuery.key });
      await settle();
    };
    return { ...page, ...page.result, readSession, profile: () => page.cache.getQueryData(profileQuery.key) };
  }

  it('shows no number of pieces until the shop has sent it, not even the previous user’s', async () => {
    const { becomeUser, isKnown, order, unmount } = await openPage();
    expect([isKnown.value, order.value?.quantity]).to.deep.equal([true, 2]);
    const answer = Promise.withResolvers<Response>();
    readsOrder = () => answer.promise;
    user = anne;
    becomeUser(anne);
    expect(isKnown.value).to.equal(false);
    await settle();
    expect([isKnown.value, order.value?.id]).to.deep.equal([true, 'of a']);
    unmount();
  });

  it('drops the previous user’s changes, and neither shows nor shares their answers', async () => {
    const { becomeUser, changes, order, unmount } = await openPage();
    const outcome = changes.add({ product: rope, quantity: 1, key: 'k' });
    await settle();
    user = anne;
    becomeUser(anne);
    expect(changes.waiting).to.deep.equal([]);
    added.resolve(json({ result: orderOf(grace, 3) }));
    expect(await outcome).to.equal(null);
    await settle();
    expect([order.value?.id, told]).to.deep.equal(['of a', []]);
    unmount();
  });

  it('ignores another user’s order', async () => {
    const { openOrder, order, unmount } = await openPage();
    openOrder.write(orderOf(anne, 9) as never);
    openOrder.close(orderOf(anne, 9) as never);
    expect([order.value?.id, told]).to.deep.equal(['of g', []]);
    openOrder.write(orderOf(grace, 3) as never);
    expect([order.value?.quantity, told.length]).to.deep.equal([3, 1]);
    unmount();
  });

  it('removes the previous user’s answers when the session turns out to be another user’s', async () => {
    const { profile, readSession, order, unmount } = await openPage();
    user = null;
    await readSession();
    expect(profile(), 'the same user continues after a log-in').not.to.equal(undefined);
    user = anne;
    await readSession();
    expect([profile(), order.value?.id]).to.deep.equal([undefined, 'of a']);
    unmount();
  });
});
