import { expect } from 'chai';
import { nextTick, shallowRef, watch } from 'vue';
import { useFocusOnFault } from '../../src/composables/form/useFocusOnFault.ts';
import { inApp } from './inApp.ts';

describe('the focus in a form that the shop refuses', () => {
  /** Opens a form of three fields; faults are rendered as late as on a real page. */
  function open() {
    const fields = ['username', 'email', 'password'].map((name) => ({ name, isInvalid: false }));
    const focused: string[] = [];
    const problem = shallowRef<Error | null>(null);
    const { result: form, unmount } = inApp(() => {
      const markFaults = () => {
        for (const field of fields) field.isInvalid = problem.value?.message.includes(field.name) ?? false;
      };
      watch(problem, markFaults, { flush: 'post' });
      return useFocusOnFault(() => problem.value);
    });
    form.value = {
      querySelector: (selector: string) => {
        const field = fields.find(({ isInvalid }) => isInvalid && selector === '[aria-invalid="true"]');
        return field ? { focus: () => focused.push(field.name) } : null;
      },
    } as never;
    const end = async (outcome: Error | null) => {
      problem.value = outcome;
      await nextTick();
      await nextTick();
    };
    return { end, focused, unmount };
  }

  it('moves to the first field at fault, again with each refusal', async () => {
    const { end, focused, unmount } = open();
    await end(new Error('email password'));
    await end(null);
    await end(new Error('username'));
    expect(focused).to.deep.equal(['email', 'username']);
    unmount();
  });

  it('stays where it is when no field is at fault', async () => {
    const { end, focused, unmount } = open();
    await end(new Error('Away'));
    expect(focused).to.deep.equal([]);
    unmount();
  });
});
