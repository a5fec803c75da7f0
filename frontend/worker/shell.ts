/**
 * Caches the app's own files of one build, and the page that stands in for every
 * address when there is no network.
 */
import { ASSETS, SHELL } from '../shared/cacheNames.ts';
import { within } from '../shared/within.ts';

/** Longer than for an answer: the network's page may be newer than the cached one. */
const PATIENCE_MS = 4_000;

const name = ASSETS + __BUILD__;

/**
 * Fails as a whole, and the worker's installation with it, if one file is missing: half a shell is useless.
 */
export async function keepShell(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll([SHELL, ...__ASSETS__]);
}

/** Deletes the caches of earlier builds. The worker becomes active only when no tab needs them any more. */
export async function forgetEarlierBuilds(): Promise<void> {
  const names = await caches.keys();
  const earlier = names.filter((one) => one.startsWith(ASSETS) && one !== name);
  await Promise.all(earlier.map((one) => caches.delete(one)));
}

/** The file of this build; a tab of an earlier build still finds its own. */
export async function asset({ url }: Request): Promise<Response> {
  const own = await caches.open(name);
  return (await own.match(url)) ?? (await caches.match(url)) ?? fetch(url);
}

export async function page(event: FetchEvent): Promise<Response> {
  const answer = askFor(event);
  event.waitUntil(answer.then(keepInLanguage).catch(() => undefined));
  const soon = await within(PATIENCE_MS, answer).catch(() => undefined);
  if (soon && soon.status < 500) return soon;
  return (await shell()) ?? answer;
}

/** The browser may already have sent the request while the worker was starting. */
async function askFor(event: FetchEvent): Promise<Response> {
  const early = (await event.preloadResponse) as Response | undefined;
  return early ?? fetch(event.request);
}

async function shell(): Promise<Response | undefined> {
  return (await caches.open(name)).match(SHELL);
}

/**
 * Keeps the shell in the language of the last page, so that it also works offline. A newer build's shell
 * needs newer files, so it is not kept.
 */
async function keepInLanguage(answer: Response): Promise<void> {
  const kept = await shell();
  const language = answer.headers.get('content-language');
  if (!kept || !language || kept.headers.get('content-language') === language) return;
  const newer = await fetch(SHELL);
  const scripts = await scriptsIn(newer.clone());
  if (newer.ok && scripts === (await scriptsIn(kept))) await (await caches.open(name)).put(SHELL, newer);
}

async function scriptsIn(html: Response): Promise<string> {
  return [...(await html.text()).matchAll(/\/assets\/[^"]+\.js/g)].join();
}
