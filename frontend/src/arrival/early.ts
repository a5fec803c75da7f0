/**
 * Runs inside the page, ahead of the app's own scripts: on a slow network those take seconds, and while the shop is renewed
 * the replica that is asked for them may be another version than the one that the page is from
 * (docs/decisions/script-inside-the-page.md).
 */
import { retryFirstLoad } from './retryFirstLoad.ts';

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

/** Scripts of others, such as an extension's, may fail as they like. */
const ours = `${location.origin}/assets/`;

addEventListener(
  'error',
  ({ target }) => {
    const isOurs = target instanceof HTMLScriptElement && target.src.startsWith(ours);
    if (isOurs && document.querySelector('#app:not([data-v-app])')) retryFirstLoad();
  },
  true, // it does not rise from a script
);
