/** Counts down the seconds the shop asked us to wait. */
import { onScopeDispose, ref } from 'vue';

export function usePause() {
  const left = ref(0);
  let timer: ReturnType<typeof setInterval> | undefined;

  function stop(): void {
    clearInterval(timer);
    left.value = 0;
  }

  function start(seconds: number): void {
    stop();
    left.value = Math.ceil(seconds);
    timer = setInterval(() => {
      left.value -= 1;
      if (left.value <= 0) stop();
    }, 1000);
  }

  onScopeDispose(stop);
  return { left, start };
}
