/**
 * Reloads the page, once, when a script of the app cannot be loaded: usually a new version of the shop has
 * been deployed since the page came. If that does not help, or there is no connection, a notice appears and
 * the visitor stays.
 */
import type { Router } from 'vue-router';
import { sentenceOf } from '../composables/outage/sentenceOf.ts';
import { useNotices } from '../stores/notices.ts';

const REMEMBERED_AS = 'bulkhead.loaded-again';
/** A second failure this soon has another cause. */
const NOT_AGAIN_MS = 60_000;

export function reloadForMissingPart(router: Router): void {
  router.onError((error, to) => {
    if (navigator.onLine && mayLoadAgain()) location.assign(to.fullPath);
    else useNotices().show('bad', sentenceOf(error));
  });
}

/** Without session storage the answer is no: a notice is better than a reload loop. */
function mayLoadAgain(): boolean {
  try {
    const last = Number(sessionStorage.getItem(REMEMBERED_AS) ?? -Infinity);
    // `Math.abs`: a clock that was set back must not block reloads for long.
    if (Math.abs(Date.now() - last) < NOT_AGAIN_MS) return false;
    sessionStorage.setItem(REMEMBERED_AS, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}
