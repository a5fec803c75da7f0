/** Moves the focus to the first field the shop refused. */
import { nextTick, ref, watch } from 'vue';

export function useFocusOnFault(problem: () => Error | null) {
  const form = ref<HTMLFormElement>();
  watch(problem, async (now) => {
    if (!now) return;
    await nextTick();
    form.value?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
  return form;
}
