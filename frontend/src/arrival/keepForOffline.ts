/** Starts the service worker that shows the shop offline, and gives it what this page has already loaded. */
import { ANSWERS, PICTURES, SEEN_AT } from '../../shared/cacheNames.ts';
import type { FirstAnswer } from './firstAnswers.ts';

const WORKER = '/sw.js';

/** The Trusted Types API: creates a checked script address. Browsers without it take a plain string. */
interface Policies {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => unknown };
}

/**
 * Does nothing without service workers: browsers have none on a page that came over plain http from another
 * machine.
 */
export async function keepForOffline(answers: readonly FirstAnswer[]): Promise<void> {
  const { serviceWorker } = navigator as Partial<Navigator>;
  if (!serviceWorker) return;
  try {
    await serviceWorker.register(trustedWorker(), { updateViaCache: 'none' });
    await serviceWorker.ready;
    await Promise.all([keepAnswers(answers), keepPictures()]);
  } catch {
    // Without storage (private windows, a full disk) the shop works only while there is a network.
  }
}

function trustedWorker(): string {
  const { trustedTypes } = window as { trustedTypes?: Policies };
  const policy = trustedTypes?.createPolicy('bulkhead', {
    createScriptURL: (url) => {
      if (url === WORKER) return url;
      throw new TypeError(`${url} is no script of the shop`);
    },
  });
  return (policy?.createScriptURL(WORKER) ?? WORKER) as string;
}

/** The answers were embedded in the page, so the worker has not seen them. */
async function keepAnswers(answers: readonly FirstAnswer[]): Promise<void> {
  const kept = await caches.open(ANSWERS);
  for (const { path, seenAt, body } of answers) {
    const headers = { 'content-type': 'application/json; charset=utf-8', [SEEN_AT]: String(seenAt) };
    await kept.put(path, new Response(JSON.stringify(body), { headers }));
  }
}

async function keepPictures(): Promise<void> {
  const kept = await caches.open(PICTURES);
  const shown = [...document.images].filter(({ complete, naturalWidth }) => complete && naturalWidth > 0);
  const sources = shown.map(({ currentSrc }) => currentSrc);
  const ours = [...new Set(sources)].filter((source) => source.startsWith(`${location.origin}/images/`));
  await Promise.allSettled(ours.map(async (source) => (await kept.match(source)) ?? kept.add(source)));
}
