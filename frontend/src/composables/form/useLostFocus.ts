/**
 * Moves the focus to the page when the focused element disappears, so that keyboard and screen reader users
 * do not start again at the top.
 */
import { onMounted, type Ref } from 'vue';

export function useLostFocus(page: Ref<HTMLElement | undefined>): void {
  let last: EventTarget | null;

  function catchIt(): void {
    const isLost = document.activeElement === document.body && last && !(last as Node).isConnected;
    if (isLost) page.value?.focus({ preventScroll: true });
  }

  onMounted(() => {
    addEventListener('focusin', ({ target }) => {
      last = target;
    });
    if (page.value) new MutationObserver(catchIt).observe(page.value, { childList: true, subtree: true });
  });
}
