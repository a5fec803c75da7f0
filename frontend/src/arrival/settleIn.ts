/** What the app does when it is shown and has time: answer presses first, load ahead, keep the shop for when there is no network. */
import type { QueryCache } from '@pinia/colada';
import type { NavigationGuardWithThis, Router } from 'vue-router';
import { untilPainted } from '../stores/nextPicture.ts';
import type { FirstAnswer } from './firstAnswers.ts';
import { keepForOffline } from './keepForOffline.ts';
import { loadAhead } from './loadAhead.ts';
import { savesData } from './savesData.ts';

interface Parts {
  router: Router;
  cache: QueryCache;
  answers: readonly FirstAnswer[];
}

export function settleIn({ router, cache, answers }: Parts): void {
  router.beforeResolve(beforeAnotherPage);
  if (savesData()) return;
  loadAhead(router, cache);
  whenIdle(() => void keepForOffline(answers));
}

/** The press is answered before the page that it leads to is drawn. */
const beforeAnotherPage: NavigationGuardWithThis<undefined> = async (to, from) => {
  if (from.matched.length > 0 && to.path !== from.path) await untilPainted();
};

function whenIdle(work: () => void): void {
  const { requestIdleCallback: idle } = window as Partial<Window>;
  const start = () => {
    if (idle) idle.call(window, work);
    else setTimeout(work, 1000);
  };
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}
