/**
 * Reloads the page when its first scripts or texts cannot be loaded: during a deployment, the replica that
 * was asked may have another version than the page.
 */
const REMEMBERED_AS = 'bulkhead.loaded-early';
/** Pauses between reloads in milliseconds: in total longer than two versions run side by side. */
const PAUSES = [1000, 4000, 10_000];
/** A failure later than this has another cause. */
const FORGOTTEN_AFTER_MS = 60_000;

/**
 * Returns whether the page will reload. It never does offline or without session storage: a page without its
 * app is better than a reload loop.
 */
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
    // The page stays as it is: its links work.
    return false;
  }
}
