/**
 * Search words kept in an address that follow the typing, debounced. A navigation to another page cancels the
 * pending search, and words typed while the address is changing are kept.
 */
import { onScopeDispose, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

const TYPING_MS = 250;

/** @param kept the words in the address; @param search puts trimmed words into the address */
export function useSearchWords(kept: () => string, search: (words: string) => void) {
  const route = useRoute();
  const words = ref('');
  let asked: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
  };
  const stopWatching = useRouter().beforeEach(({ path }) => {
    if (path !== route.path) stop();
  });
  onScopeDispose(() => {
    stopWatching();
    stop();
  });

  function soon(): void {
    stop();
    timer = setTimeout(now, TYPING_MS);
  }

  function now(): void {
    stop();
    asked = words.value.trim();
    search(asked);
  }

  watch(
    kept,
    (arrived) => {
      if (arrived !== asked) words.value = arrived;
      else if (arrived !== words.value.trim()) soon();
      asked = undefined;
    },
    { immediate: true },
  );
  return { words, soon, now };
}
