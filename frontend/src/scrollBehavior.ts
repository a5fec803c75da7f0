/** Where a page stands when it is shown: a new one at its beginning, one that is gone back to where it was left. */
import type { RouterScrollBehavior } from 'vue-router';

/** What is shown on a page may have to be asked for again before it is as tall as it was. So often, so long apart. */
const LOOKS = 40;
const APART_MS = 50;
/** Whoever moves the page by hand is not moved away from there. */
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
