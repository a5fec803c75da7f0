/**
 * Loads the page again when what it begins with is not to be had: while the shop is renewed, the replica that was asked for
 * it may have been another version than the one that the page is from.
 */
const REMEMBERED_AS = 'bulkhead.loaded-early';
/** Between tries to load the page again, milliseconds: together longer than replicas of two versions are side by side. */
const PAUSES = [1000, 4000, 10_000];
/** Later it has another reason. */
const FORGOTTEN_AFTER_MS = 60_000;

/** Without a connection, or a place to remember it, never: rather a page without its app than a loop. Tells whether it will. */
export function retryFirstLoad(): boolean {
  if (!navigator.onLine) return false;
  try {
    const [times = 0, last = 0] = JSON.parse(sessionStorage.getItem(REMEMBERED_AS) ?? '[]') as number[];
    const now = Date.now();
    const tries = Math.abs(now - last) < FORGOTTEN_AFTER_MS ? times : 0;
    const pause = PAUSES[tries];
    if (pause === undefined) return false;
    sessionStorage.setItem(REMEMBERED_AS, JSON.stringify([tries + 1, now]));
    setTimeout(() => {
      location.reload();
    }, pause);
    return true;
  } catch {
    // It stays as it is: its links work.
    return false;
  }
}
