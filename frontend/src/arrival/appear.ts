/**
 * Replaces the prerendered page with the running app. Both look the same: the app is mounted out of sight and
 * takes over in one step, with everything typed and clicked so far, so nothing moves or flickers.
 */
import { type App, nextTick } from 'vue';
import { takeOver } from './takeOver.ts';

/**
 * How long the old page waits while pictures it already shows are decoded again for the app's own elements.
 */
const PICTURES_MS = 100;

/** `ready`: resolves when the first page is loaded, or could not be; the rest of the app works either way. */
export async function appear(app: App, ready: Promise<void>): Promise<void> {
  const arrived = document.getElementById('app');
  if (!arrived) throw new Error('The page has no place for the app');
  await ready;
  const own = arrived.cloneNode() as HTMLElement;
  app.mount(own);
  await nextTick();
  await Promise.race([decodePictures(arrived, own), pause(PICTURES_MS)]);
  await takeOver(arrived, own, () => {
    arrived.replaceWith(own);
  });
}

async function decodePictures(arrived: HTMLElement, own: HTMLElement): Promise<void> {
  const shown = [...arrived.querySelectorAll('img')].filter(({ complete }) => complete);
  const sources = new Set(shown.map(({ src }) => src));
  const ours = [...own.querySelectorAll('img')].filter(({ src }) => sources.has(src));
  for (const picture of ours) picture.loading = 'eager';
  await Promise.allSettled(ours.map((picture) => picture.decode()));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
