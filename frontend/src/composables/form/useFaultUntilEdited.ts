/**
 * The shop's fault for a text, until the text is another one; with the refused text the fault comes back.
 * Spaces around the text make no difference, as in the shop. The words of the fault may change meanwhile: the
 * reader may choose another language.
 */
import { computed, ref, watch } from 'vue';

export function useFaultUntilEdited(fault: () => string | undefined, text: () => string) {
  const refused = ref('');
  watch(
    fault,
    (now, before) => {
      if (now && !before) refused.value = text().trim();
    },
    { immediate: true },
  );
  return computed(() => (text().trim() === refused.value ? fault() : undefined));
}
