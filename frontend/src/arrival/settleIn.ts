/** What the app does when it is shown and has time: answer presses first, load ahead, keep the shop for when there is no network. */
import type { QueryCache } from '@pinia/colada';
import type { Router } from 'vue-router';
import type { FirstAnswer } from './firstAnswers.ts';
import { keepForOffline } from './keepForOffline.ts';
import { loadAhead } from './loadAhead.ts';
import { savesData } from './savesData.ts';
import { untilPainted } from './untilPainted.ts';

interface Parts {
  router: Router;
  cache: QueryCache;
  answers: readonly FirstAnswer[];
}

export function settleIn({ router, cache, answers }: Parts): void {
  router.beforeResolve(untilPainted);
  if (savesData()) return;
  loadAhead(router, cache);
  whenIdle(() => void keepForOffline(answers));
}

function whenIdle(work: () => void): void {
  const { requestIdleCallback: idle } = window as Partial<Window>;
  const start = () => {
    if (idle) idle.call(window, work);
    else setTimeout(work, 1000);
  };
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}
