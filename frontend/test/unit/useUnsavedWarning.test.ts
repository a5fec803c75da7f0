import { expect } from 'chai';
import { ref } from 'vue';
import { isAnythingUnsaved, useUnsavedWarning } from '../../src/composables/form/useUnsavedWarning.ts';
import { inApp, routerAt, settle } from './inApp.ts';
import { standIn } from './standIn.ts';

describe('leaving a page with unsaved input', () => {
  let asked: string[];
  let mayLeave: boolean;
  let restore: () => void;

  beforeEach(() => {
    asked = [];
    mayLeave = true;
    const confirm = (question: string) => {
      asked.push(question);
      return mayLeave;
    };
    restore = standIn(globalThis, { window: Object.assign(new EventTarget(), { confirm }) });
  });
  afterEach(() => restore());

  /** Opens a page with one form per argument. */
  async function open(...dirty: boolean[]) {
    const router = await routerAt('/account');
    const forms = dirty.map((isDirty) => ref(isDirty));
    const { unmount } = inApp(() => forms.forEach((form) => useUnsavedWarning(() => form.value)), { router });
    const go = async (address: string) => {
      await router.push(address);
      return router.currentRoute.value.fullPath;
    };
    return { forms, go, unmount };
  }

  /** Whether the browser would ask before it leaves. */
  function isStopped(): boolean {
    return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  }

  it('asks once, however many forms there are, and leaves on agreement', async () => {
    const { go, unmount } = await open(true, true, false);
    expect([await go('/order'), asked.length]).to.deep.equal(['/order', 1]);
    expect(asked[0]).to.match(/not saved yet/);
    unmount();
  });

  it('asks again each time, and stays when the visitor declines', async () => {
    const { go, unmount } = await open(true);
    mayLeave = false;
    expect([await go('/order'), await go('/order'), asked.length]).to.deep.equal(['/account', '/account', 2]);
    unmount();
  });

  it('does not ask without unsaved input or on the same page', async () => {
    const { forms, go, unmount } = await open(true);
    expect([await go('/account?tab=password'), asked]).to.deep.equal(['/account?tab=password', []]);
    forms[0]!.value = false;
    expect([await go('/order'), asked]).to.deep.equal(['/order', []]);
    unmount();
  });

  it('makes the browser ask too, only while there is unsaved input', async () => {
    const { forms, unmount } = await open(true);
    const seen = [isStopped()];
    for (const isDirty of [false, true]) {
      forms[0]!.value = isDirty;
      await settle();
      seen.push(isStopped());
    }
    expect(seen).to.deep.equal([true, false, true]);
    unmount();
    expect(isStopped()).to.equal(false);
  });

  it('no longer asks once the form is gone', async () => {
    const { go, unmount } = await open(true);
    expect(isAnythingUnsaved()).to.equal(true);
    unmount();
    expect(isAnythingUnsaved()).to.equal(false);
    expect([await go('/order'), asked]).to.deep.equal(['/order', []]);
  });
});
