import { expect } from 'chai';
import { mock } from 'node:test';
import { ref } from 'vue';
import { answerCalls, inApp, json, routerAt, settle } from './inApp.ts';
import { standIn } from './standIn.ts';
import { useSessionStorage } from './useSessionStorage.ts';

describe('unsaved input of a form', () => {
  const grace = { id: 'g', username: 'grace', is_admin: true };
  const anne = { id: 'a', username: 'anne', is_admin: true };
  useSessionStorage();

  /** Opens a page with a form, which restores the draft unless it is `saved` by now. */
  async function open({ user = grace, path = '/account', saved = false } = {}) {
    const { sessionQuery } = await import('../../src/composables/account/session.ts');
    const { useKeptDraft } = await import('../../src/composables/form/useKeptDraft.ts');
    const { useSigning } = await import('../../src/composables/account/useSigning.ts');
    const { useQueryCache } = await import('@pinia/colada');
    const calls = answerCalls(() => json({ user, order: null, degraded: [] }));
    const typed = ref<string>();
    const router = await routerAt(path);
    const { result, unmount } = inApp(
      () => {
        useQueryCache().setQueryData(sessionQuery.key, { user, order: null, degraded: [] });
        const { kept, isBack, keep } = useKeptDraft<{ text: string }>();
        if (!saved) typed.value = kept?.text;
        keep(() => (typed.value ? { text: typed.value } : undefined));
        return { kept, isBack, ...useSigning() };
      },
      { router },
    );
    const type = async (text: string) => {
      typed.value = text;
      await settle();
    };
    await settle();
    calls.restore();
    return { ...result, type, unmount };
  }

  it('survives a page load, for the same user at the same address', async () => {
    const { kept, type } = await open();
    expect(kept).to.equal(undefined);
    await type('Anne');
    for (let visit = 1; visit <= 2; visit++)
      expect((await open()).kept, `visit ${visit}`).to.deep.equal({ text: 'Anne' });
    for (const other of [{ path: '/admin/products/new' }, { user: anne }]) {
      await type('');
      await type('Anne');
      expect((await open(other)).kept).to.equal(undefined);
    }
  });

  it('is deleted when it turns out to be saved', async () => {
    const { type } = await open();
    await type('Anne');
    expect((await open({ saved: true })).isBack.value).to.equal(false);
    expect(sessionStorage.length).to.equal(0);
  });

  it('is announced as restored until it is saved or discarded', async () => {
    const { type, isBack } = await open();
    await type('Anne');
    expect(isBack.value).to.equal(false);
    const page = await open();
    expect(page.isBack.value).to.equal(true);
    await page.type('');
    await page.type('Ann');
    expect(page.isBack.value).to.equal(false);
  });

  it('is kept for an hour', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
    const { type } = await open();
    await type('Anne');
    const after = async (minutes: number) => {
      mock.timers.tick(minutes * 60_000);
      return (await open()).kept;
    };
    expect(await after(59)).to.deep.equal({ text: 'Anne' });
    expect(await after(61)).to.equal(undefined);
    mock.timers.reset();
  });

  it('is deleted when nothing is unsaved, and when the form is left', async () => {
    const { type, unmount } = await open();
    await type('Anne');
    await type('');
    expect(sessionStorage.length).to.equal(0);
    await type('Anne');
    unmount();
    expect(sessionStorage.length).to.equal(0);
  });

  it('is deleted when another user logs in or after a log-out, but not when its owner returns', async () => {
    const { type, signedIn, signedOut } = await open();
    const lasts = async (change: () => void) => {
      await type('');
      await type('Anne');
      change();
      await settle();
      return sessionStorage.length === 1;
    };
    const calls = answerCalls(() => json({ user: grace, order: null, degraded: [] }));
    expect(await lasts(() => signedIn({ user: grace as never, session: undefined }))).to.equal(true);
    expect(await lasts(() => signedIn({ user: anne as never, session: undefined }))).to.equal(false);
    expect(await lasts(signedOut)).to.equal(false);
    calls.restore();
  });

  it('is lost with the page without session storage', async () => {
    const refuse = () => {
      throw new Error('Quota exceeded');
    };
    standIn(sessionStorage, { setItem: refuse, getItem: refuse, removeItem: refuse });
    const { kept, type, unmount } = await open();
    await type('Anne');
    expect(kept).to.equal(undefined);
    unmount();
  });
});
