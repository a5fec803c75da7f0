/** Runs the service worker's modules without a browser. */
import '../inApp.ts';
import { MemoryCaches } from '../MemoryCaches.ts';
import { standIn } from '../standIn.ts';

type Answer = (path: string) => Response | Promise<Response>;

/** Sets up a network and empty caches, until `restore`. */
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

/**
 * A request from a page to the worker. `isHeld`: the worker still has work, so the browser may not end it.
 */
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

/** Answers as if there were no network. */
export const unreachable = () => Promise.reject<Response>(new TypeError('Failed to fetch'));
