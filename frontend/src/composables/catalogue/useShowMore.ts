/**
 * Asking for the next page of a list. A list is also read anew by itself: what is pressed meanwhile comes after that, and
 * when only that failed, nobody who pressed nothing is told so.
 */
import { computed, ref, watch } from 'vue';

interface List {
  /** The shop is being asked for something of it. */
  busy: boolean;
  /** The last answer was none. */
  failed: boolean;
  hasMore: boolean;
}

/** `came`: what was asked for is there, or is not to be had. */
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
