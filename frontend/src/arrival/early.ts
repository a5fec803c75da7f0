/**
 * Inline script that runs before the app's own scripts. On a slow network those take seconds, and during a
 * deployment the replica that serves them may have another version than the page
 * (docs/decisions/script-inside-the-page.md).
 */
import { retryFirstLoad } from './retryFirstLoad.ts';

/** The prerendered page around the target; the mounted app handles its own clicks. */
const arrived = (target: EventTarget | null) =>
  target instanceof Element ? target.closest('#app:not([data-v-app])') : null;

/** Marks the button as busy; `takeOver` clicks it again when the app is mounted. */
const remember = (button: Element | null) => {
  button?.setAttribute('aria-busy', 'true');
};

addEventListener('click', ({ target }) => {
  if (arrived(target)) remember((target as Element).closest('button[type="button"]'));
});

// A form with an action address is submitted there, with or without the app.
addEventListener('submit', ({ target, submitter }) => {
  if (arrived(target) && (target as HTMLFormElement).method === 'dialog') remember(submitter);
});

// Typing on after submitting withdraws the submit.
addEventListener('input', ({ target }) => {
  for (const button of arrived(target)?.querySelectorAll('[type="submit"]') ?? [])
    button.removeAttribute('aria-busy');
});

/** Failing scripts of others, such as a browser extension, are ignored. */
const ours = `${location.origin}/assets/`;

addEventListener(
  'error',
  ({ target }) => {
    const isOurs = target instanceof HTMLScriptElement && target.src.startsWith(ours);
    if (isOurs && document.querySelector('#app:not([data-v-app])')) retryFirstLoad();
  },
  true, // an error event of a script does not bubble
);
