/**
 * The parts of a service worker that code under test uses outside a browser; `inWorker` or the test provides
 * them.
 */
interface FetchEvent {
  readonly request: Request;
  readonly preloadResponse: Promise<unknown>;
  waitUntil: (work: Promise<unknown>) => void;
}
interface Cache {
  match: (asked: string) => Promise<Response | undefined>;
  put: (asked: string, answer: Response) => Promise<void>;
  delete: (asked: string | { url: string }) => Promise<boolean>;
  keys: () => Promise<{ url: string }[]>;
  add: (asked: string) => Promise<void>;
  addAll: (asked: string[]) => Promise<void>;
}
declare const caches: {
  open: (name: string) => Promise<Cache>;
  keys: () => Promise<string[]>;
  delete: (name: string) => Promise<boolean>;
  match: (asked: string) => Promise<Response | undefined>;
};
declare const __BUILD__: string;
declare const __ASSETS__: string[];
