/**
 * When a part of the app cannot be loaded, the shop has usually been renewed since this page came: the address is loaded
 * anew, once. If that does not help, or there is no connection, the visitor is told and stays where they are.
 */
import type { Router } from 'vue-router';
import { sentenceOf } from '../composables/outage/sentenceOf.ts';
import { useNotices } from '../stores/notices.ts';

const REMEMBERED_AS = 'bulkhead.loaded-again';
/** A second failure so soon after the first has another reason. */
const NOT_AGAIN_MS = 60_000;

export function reloadForMissingPart(router: Router): void {
  router.onError((error, to) => {
    if (navigator.onLine && mayLoadAgain()) location.assign(to.fullPath);
    else useNotices().show('bad', sentenceOf(error));
  });
}

/** Without a place to remember it, never: rather a notice than a loop. */
function mayLoadAgain(): boolean {
  try {
    const last = Number(sessionStorage.getItem(REMEMBERED_AS) ?? -Infinity);
    // A clock that was set back has no say for long.
    if (Math.abs(Date.now() - last) < NOT_AGAIN_MS) return false;
    sessionStorage.setItem(REMEMBERED_AS, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}
