/** Runs composables without a browser: with a store, a query cache, and a scope that ends on demand. */
import { PiniaColada, useQueryCache } from '@pinia/colada';
import { createPinia, setActivePinia } from 'pinia';
import { createApp, effectScope } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import './inEnglish.ts';
import { MemoryStorage } from './MemoryStorage.ts';

/** The origin of the app; each test decides what answers there. */
const ORIGIN = 'http://shop.test';

interface InApp<T> {
  result: T;
  cache: ReturnType<typeof useQueryCache>;
  /** Unmounts the component. */
  unmount: () => void;
}

/** The messages this page has sent to other tabs. */
export const told: unknown[] = [];

const channels: Channel[] = [];

class Channel extends EventTarget {
  onmessage?: (event: { data: unknown }) => void;

  constructor() {
    super();
    channels.push(this);
  }

  postMessage(message: unknown): void {
    told.push(message);
  }
}

/** Delivers a message from another tab. */
export function hearFromOtherTab(data: unknown): void {
  for (const channel of channels) channel.onmessage?.({ data });
}

/** Set before any module of the app is imported: some look at the page as soon as they load. */
Object.assign(globalThis, {
  localStorage: new MemoryStorage(),
  location: { origin: ORIGIN },
  history: { state: null },
  document: Object.assign(new EventTarget(), { visibilityState: 'visible', title: '' }),
  BroadcastChannel: Channel,
});

/** `router`: for code that reads the address or navigates. */
export function inApp<T>(use: () => T, { router }: { router?: Router } = {}): InApp<T> {
  const pinia = createPinia();
  setActivePinia(pinia);
  const app = createApp({})
    .use(pinia)
    .use(PiniaColada, { queryOptions: { gcTime: false }, mutationOptions: { gcTime: false } });
  if (router) app.use(router);
  const scope = effectScope();
  const made = scope.run(() => app.runWithContext(() => ({ result: use(), cache: useQueryCache() })));
  if (!made) throw new Error('The scope has ended already');
  const unmount = () => {
    scope.stop();
    // Some answers are cached for half an hour, which no test waits for.
    for (const { gcTimeout } of made.cache.getEntries()) clearTimeout(gcTimeout);
  };
  return { ...made, unmount };
}

/** A router at an address of the app, with empty pages. */
export async function routerAt(address: string): Promise<Router> {
  const routes = [{ path: '/:all(.*)*', component: { render: () => null } }];
  const router = createRouter({ history: createMemoryHistory('/'), routes });
  await router.push(address);
  return router;
}

type Answer = (path: string, init: RequestInit) => Response | Promise<Response>;

/** Answers the app's calls until `restore`. */
export function answerCalls(answer: Answer): { asked: string[]; restore: () => void } {
  const real = globalThis.fetch;
  const asked: string[] = [];
  globalThis.fetch = async (input, init = {}) => {
    const { pathname, search } = new URL(input);
    asked.push(`${init.method ?? 'GET'} ${pathname}${search}`);
    return answer(pathname, init);
  };
  return { asked, restore: () => void (globalThis.fetch = real) };
}

export const json = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });

/** Resolves when all pending promises and immediates have run. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
}
