/**
 * Runs inside the page, ahead of the app's own scripts: on a slow network those take seconds, and while the shop is renewed
 * the replica that is asked for them may be another version than the one that the page is from.
 */
const REMEMBERED_AS = 'bulkhead.loaded-early';
/** Between tries to load the page again, milliseconds: together longer than replicas of two versions are side by side. */
const PAUSES = [1000, 4000, 10_000];
/** Later it has another reason. */
const FORGOTTEN_AFTER_MS = 60_000;

/** The page as it came; the app itself listens to what is pressed on its own. */
const arrived = (target: EventTarget | null) =>
  target instanceof Element ? target.closest('#app:not([data-v-app])') : null;

/** Says that it is busy; `takeOver` presses it again when the app is there. */
const remember = (button: Element | null) => {
  button?.setAttribute('aria-busy', 'true');
};

addEventListener('click', ({ target }) => {
  if (arrived(target)) remember((target as Element).closest('button[type="button"]'));
});

// A form that has an address is sent there, app or not.
addEventListener('submit', ({ target, submitter }) => {
  if (arrived(target) && (target as HTMLFormElement).method === 'dialog') remember(submitter);
});

// Whoever types on after sending was not ready.
addEventListener('input', ({ target }) => {
  for (const button of arrived(target)?.querySelectorAll('[type="submit"]') ?? [])
    button.removeAttribute('aria-busy');
});

addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement && navigator.onLine) loadAgain();
  },
  true, // it does not rise from a script
);

/** Without a place to remember it, never: rather a page without its app than a loop. */
function loadAgain(): void {
  try {
    const [times = 0, last = 0] = JSON.parse(sessionStorage.getItem(REMEMBERED_AS) ?? '[]') as number[];
    const now = Date.now();
    const tries = Math.abs(now - last) < FORGOTTEN_AFTER_MS ? times : 0;
    const pause = PAUSES[tries];
    if (pause === undefined) return;
    sessionStorage.setItem(REMEMBERED_AS, JSON.stringify([tries + 1, now]));
    setTimeout(() => {
      location.reload();
    }, pause);
  } catch {
    // It stays as it is: its links work.
  }
}
