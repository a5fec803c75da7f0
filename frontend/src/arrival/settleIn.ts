/**
 * Starts the background work of a page that is shown and idle: prefetching, and keeping the shop for offline
 * use.
 */
import type { QueryCache } from '@pinia/colada';
import type { Router } from 'vue-router';
import type { FirstAnswer } from './firstAnswers.ts';
import { keepForOffline } from './keepForOffline.ts';
import { loadAhead } from './loadAhead.ts';
import { savesData } from './savesData.ts';
import { tellAddress } from './tellAddress.ts';

interface Parts {
  router: Router;
  cache: QueryCache;
  answers: readonly FirstAnswer[];
}

export function settleIn({ router, cache, answers }: Parts): void {
  tellAddress(router);
  if (savesData()) return;
  loadAhead(router, cache);
  void keepForOffline(answers);
}
