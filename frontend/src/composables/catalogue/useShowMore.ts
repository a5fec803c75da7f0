/**
 * Loads the next page of a list. The list may also be refetching on its own: a press then waits for that, and
 * if only the refetch fails, no error is shown to a visitor who pressed nothing.
 */
import { computed, ref, watch } from 'vue';

interface List {
  /** A request for the list is running. */
  busy: boolean;
  /** The last request failed. */
  failed: boolean;
  hasMore: boolean;
}

/** `came`: called when the requested page is there, or could not be loaded. */
export function useShowMore(list: () => List, ask: () => void, came: () => unknown) {
  let pressed: 'asked' | 'waits' | undefined;
  const wasAsked = ref(false);

  function more(): void {
    if (list().busy) {
      pressed ??= 'waits';
      return;
    }
    pressed = 'asked';
    ask();
  }

  watch(
    () => list().busy,
    (busy) => {
      if (busy) return;
      const isNext = pressed === 'waits' && list().hasMore;
      wasAsked.value = list().failed && (pressed === 'asked' || wasAsked.value);
      pressed = undefined;
      if (isNext) more();
      else void came();
    },
    { flush: 'post' },
  );

  return { more, isRefused: computed(() => wasAsked.value && list().failed) };
}
