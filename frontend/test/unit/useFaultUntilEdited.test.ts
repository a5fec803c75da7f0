import { expect } from 'chai';
import { effectScope, nextTick, ref } from 'vue';
import { useFaultUntilEdited } from '../../src/composables/form/useFaultUntilEdited.ts';

describe('the fault of a field', () => {
  async function refuse(value: string) {
    const [text, fault] = [ref(value), ref<string>()];
    const scope = effectScope();
    const shown = scope.run(() =>
      useFaultUntilEdited(
        () => fault.value,
        () => text.value,
      ),
    )!;
    fault.value = 'taken';
    await nextTick();
    return { text, fault, shown, end: () => scope.stop() };
  }

  it('is shown with the refused text only, whatever spaces are around it', async () => {
    const { text, shown, end } = await refuse('ada');
    expect(shown.value).to.equal('taken');
    text.value = 'ada ';
    expect(shown.value).to.equal('taken');
    text.value = 'adam';
    expect(shown.value).to.equal(undefined);
    text.value = 'ada';
    expect(shown.value).to.equal('taken');
    end();
  });

  it('follows the language, and does not come back with it', async () => {
    const { text, fault, shown, end } = await refuse('ada');
    fault.value = 'vergeben';
    await nextTick();
    expect(shown.value).to.equal('vergeben');
    text.value = 'adam';
    fault.value = 'taken';
    await nextTick();
    expect(shown.value).to.equal(undefined);
    end();
  });

  it('is about the new text when that is refused too', async () => {
    const { text, fault, shown, end } = await refuse('ada');
    text.value = 'adam';
    fault.value = undefined; // while it is sent again
    await nextTick();
    fault.value = 'taken';
    await nextTick();
    expect(shown.value).to.equal('taken');
    end();
  });
});
