/** The scroll position of a page: a new page starts at the top, going back restores the earlier position. */
import type { RouterScrollBehavior } from 'vue-router';

/**
 * How often, and at what interval, to check whether the page is tall enough again: its content may still be
 * loading.
 */
const LOOKS = 40;
const APART_MS = 50;
/** Gestures that cancel the restored position: a visitor who scrolls by hand stays there. */
const BY_HAND = ['wheel', 'touchmove', 'pointerdown', 'keydown'];

let latest: object;

export const scrollBehavior: RouterScrollBehavior = async (to, from, saved) => {
  latest = to;
  if (saved) return (await isTimeToScroll(to, saved.top)) && saved;
  const isFirstPage = from.matched.length === 0;
  return isFirstPage || to.path === from.path ? false : { top: 0 };
};

async function isTimeToScroll(to: object, top: number): Promise<boolean> {
  const hands = new AbortController();
  const { signal } = hands;
  for (const event of BY_HAND) addEventListener(event, () => hands.abort(), { signal, passive: true });
  const isWaiting = () => latest === to && !signal.aborted && !isTall(top);
  for (let looks = 0; looks < LOOKS && isWaiting(); looks += 1) await pause();
  const isWanted = latest === to && !signal.aborted;
  hands.abort();
  return isWanted;
}

const isTall = (top: number) => document.documentElement.scrollHeight >= top + innerHeight;

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, APART_MS);
  });
}
