/**
 * Words of a search that are kept in an address and follow the typing: asked for as soon as it pauses. Who is on the way to
 * another page by then is not brought back, and what is typed while the address is on its way stays.
 */
import { onScopeDispose, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

const TYPING_MS = 250;

/** @param kept what the address holds; @param search puts words, without blanks around them, into the address */
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
