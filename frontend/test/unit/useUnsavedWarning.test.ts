import { expect } from 'chai';
import { ref } from 'vue';
import { isAnythingUnsaved, useUnsavedWarning } from '../../src/composables/form/useUnsavedWarning.ts';
import { inApp, routerAt, settle } from './inApp.ts';
import { standIn } from './standIn.ts';

describe('leaving what is not saved', () => {
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

  /** A page with so many forms. */
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

  it('is asked about once, however many forms there are, and happens when they agree', async () => {
    const { go, unmount } = await open(true, true, false);
    expect([await go('/order'), asked.length]).to.deep.equal(['/order', 1]);
    expect(asked[0]).to.match(/not saved yet/);
    unmount();
  });

  it('is asked about anew each time, and does not happen when they would rather stay', async () => {
    const { go, unmount } = await open(true);
    mayLeave = false;
    expect([await go('/order'), await go('/order'), asked.length]).to.deep.equal(['/account', '/account', 2]);
    unmount();
  });

  it('is nothing to ask about while nothing is typed, or on the same page', async () => {
    const { forms, go, unmount } = await open(true);
    expect([await go('/account?tab=password'), asked]).to.deep.equal(['/account?tab=password', []]);
    forms[0]!.value = false;
    expect([await go('/order'), asked]).to.deep.equal(['/order', []]);
    unmount();
  });

  it('is asked about by the browser too, only while there is something to lose', async () => {
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

  it('is over with the form', async () => {
    const { go, unmount } = await open(true);
    expect(isAnythingUnsaved()).to.equal(true);
    unmount();
    expect(isAnythingUnsaved()).to.equal(false);
    expect([await go('/order'), asked]).to.deep.equal(['/order', []]);
  });
});
