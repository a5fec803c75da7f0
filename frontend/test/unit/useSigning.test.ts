import { expect } from 'chai';
import { answerCalls, inApp, json, settle, told } from './inApp.ts';

describe('signing in and out', () => {
  const grace = { id: 'g', username: 'grace', is_admin: false };
  const profile = { ...grace, first_name: 'Grace', last_name: 'Hopper', email: 'grace@example.com' };
  let calls: ReturnType<typeof answerCalls>;

  beforeEach(() => {
    told.length = 0;
    calls = answerCalls(() => json({ user: grace, order: null, degraded: [] }));
  });
  afterEach(() => calls.restore());

  async function openPage() {
    const { profileQuery } = await import('../../src/composables/account/profile.ts');
    const { sessionQuery } = await import('../../src/composables/account/session.ts');
    const { useSession } = await import('../../src/composables/account/session.ts');
    const { useSigning } = await import('../../src/composables/account/useSigning.ts');
    const { result, cache, unmount } = inApp(() => {
      useSession();
      return useSigning();
    });
    return {
      ...result,
      cache,
      unmount,
      session: () => cache.getQueryData(sessionQuery.key),
      profileQuery,
    };
  }

  it('reaches every tab at once, with no more data than the session holds', async () => {
    const { signedIn, session, unmount } = await openPage();
    signedIn({ user: profile as never, session: undefined });
    expect(session()?.user).to.deep.equal(grace);
    expect(told).to.deep.equal([{ kind: 'user', user: grace }]);
    await settle();
    unmount();
  });

  it('uses the session read by the log-in, and reads it only when that failed', async () => {
    const { signedIn, session, unmount } = await openPage();
    await settle();
    calls.asked.length = 0;
    signedIn({ user: profile as never, session: { user: grace, order: null, degraded: ['product'] } });
    await settle();
    expect([session()?.degraded, calls.asked]).to.deep.equal([['product'], []]);
    signedIn({ user: profile as never, session: undefined });
    await settle();
    expect(calls.asked).to.deep.equal(['GET /api/session']);
    unmount();
  });

  it('removes the user and their data on every tab', async () => {
    const { signedIn, signedOut, session, cache, profileQuery, unmount } = await openPage();
    signedIn({ user: profile as never, session: undefined });
    cache.setQueryData(profileQuery.key, profile as never);
    told.length = 0;
    signedOut();
    expect(session()).to.deep.include({ user: null, order: null });
    expect(cache.getQueryData(profileQuery.key)).to.equal(undefined);
    expect(told).to.deep.equal([{ kind: 'user', user: null }]);
    unmount();
  });
});
