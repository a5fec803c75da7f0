/** Lets the browser paint its answer to a press before the page that it leads to is rendered: on a slow phone that takes a while. */
import type { NavigationGuardWithThis } from 'vue-router';

/** A page that nobody looks at is not painted. */
const AT_MOST_MS = 50;

export const untilPainted: NavigationGuardWithThis<undefined> = async (to, from) => {
  const isSamePage = to.path === from.path;
  if (from.matched.length === 0 || isSamePage) return;
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, AT_MOST_MS);
  });
};
