/** The parts of a page that code under test uses outside a browser; `inApp` or the test provides them. */
declare const location: { origin: string; reload: () => void; assign: (url: string) => void };
declare const document: EventTarget & {
  visibilityState: string;
  hidden: boolean;
  title: string;
  cookie: string;
  documentElement: {
    scrollHeight: number;
    lang: string;
    dir: string;
    dataset: Record<string, string | undefined>;
  };
  querySelector: (selector: string) => HTMLElement | null;
  getElementById: (id: string) => { textContent: string } | null;
  images: Iterable<{ complete: boolean; naturalWidth: number; currentSrc: string }>;
};
declare const window: EventTarget & { confirm: (question: string) => boolean; history: { state: unknown } };
declare const Image: new () => { src: string };
declare class Element {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- browsers have it so
  closest: <Found>(selector: string) => Found | null;
}
declare const innerHeight: number;
declare const addEventListener: EventTarget['addEventListener'];
declare function requestAnimationFrame(draw: (time: number) => void): number;
declare const history: { state: unknown };

interface Navigator {
  readonly onLine: boolean;
  readonly serviceWorker: {
    register: (script: string, options: { updateViaCache: string }) => Promise<unknown>;
    ready: Promise<unknown>;
  };
}
interface HTMLAnchorElement {
  getAttribute: (name: string) => string | null;
}
interface HTMLElement {
  focus: (options?: { preventScroll: boolean }) => void;
}
interface HTMLFormElement {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- browsers have it so
  querySelector: <Found>(selector: string) => Found | null;
}
type BeforeUnloadEvent = Event;
