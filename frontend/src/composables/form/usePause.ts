/** Counts down the seconds the shop asked the app to wait. The count stays right while the page sleeps. */
import { onScopeDispose, ref } from 'vue';

export function usePause() {
  const left = ref(0);
  let timer: ReturnType<typeof setInterval> | undefined;
  let end = 0;

  function stop(): void {
    clearInterval(timer);
    left.value = 0;
  }

  function count(): void {
    left.value = Math.ceil((end - Date.now()) / 1000);
    if (left.value <= 0) stop();
  }

  function start(seconds: number): void {
    clearInterval(timer);
    end = Date.now() + seconds * 1000;
    timer = setInterval(count, 1000);
    count();
  }

  onScopeDispose(stop);
  return { left, start };
}
