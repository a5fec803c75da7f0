/** The app's own files of one build, and the page that stands for every address when there is no network. */
import { ASSETS, SHELL } from '../shared/cacheNames.ts';
import { within } from '../shared/within.ts';

/** A page that does not come at all is worth waiting for longer than an answer: it may be newer than what is kept. */
const PATIENCE_MS = 4_000;

const name = ASSETS + __BUILD__;

/** Fails as a whole, and the worker with it, when a file is missing: half a shell would be none. */
export async function keepShell(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll([SHELL, ...__ASSETS__]);
}

/** Those of earlier builds go when no tab is left that may need them: that is when this worker becomes the active one. */
export async function forgetEarlierBuilds(): Promise<void> {
  const names = await caches.keys();
  const earlier = names.filter((one) => one.startsWith(ASSETS) && one !== name);
  await Promise.all(earlier.map((one) => caches.delete(one)));
}

/** As this build has it; a tab of an earlier one still finds its own. */
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

/** The browser may have asked already, while the worker was being started. */
async function askFor(event: FetchEvent): Promise<Response> {
  const early = (await event.preloadResponse) as Response | undefined;
  return early ?? fetch(event.request);
}

async function shell(): Promise<Response | undefined> {
  return (await caches.open(name)).match(SHELL);
}

/** Who chose another language shall have it without a network, too. The shell of a newer build needs the newer files. */
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
