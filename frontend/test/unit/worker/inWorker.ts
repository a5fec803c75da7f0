/** Runs what the service worker runs, without a browser. */
import '../inApp.ts';
import { MemoryCaches } from '../MemoryCaches.ts';
import { standIn } from '../standIn.ts';

type Answer = (path: string) => Response | Promise<Response>;

/** A network, and caches in which nothing is kept yet, until `restore`. */
export function inWorker(answer: Answer): { asked: string[]; restore: () => void } {
  const asked: string[] = [];
  const restore = standIn(globalThis, {
    caches: new MemoryCaches(),
    fetch: async (input: string | Request) => {
      const { pathname } = new URL(typeof input === 'string' ? input : input.url, location.origin);
      asked.push(pathname);
      return answer(pathname);
    },
  });
  return { asked, restore };
}

/** A page asks the worker. `isHeld`: the browser may not end the worker, it still has something to do. */
export function asking(path: string, preloadResponse: Promise<unknown> = Promise.resolve()) {
  let work = 0;
  const done = () => void (work -= 1);
  const event = {
    request: new Request(new URL(path, location.origin)),
    preloadResponse,
    waitUntil: (promise: Promise<unknown>) => {
      work += 1;
      promise.then(done, done);
    },
  };
  return { event, isHeld: () => work > 0 };
}

/** There is no network. */
export const unreachable = () => Promise.reject<Response>(new TypeError('Failed to fetch'));
