/** Does what typing asks for as soon as it pauses. Who is on the way to another page by then is not brought back. */
import { onScopeDispose } from 'vue';
import { useRoute, useRouter } from 'vue-router';

const TYPING_MS = 250;

export function useTypingPause(run: () => void) {
  const route = useRoute();
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

  return {
    soon: (): void => {
      stop();
      timer = setTimeout(run, TYPING_MS);
    },
    now: (): void => {
      stop();
      run();
    },
  };
}
