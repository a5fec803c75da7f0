/** Renders the pages in a thread of its own: the app sets timers and looks for a browser's globals, which end with it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { RenderBundle } from './RenderBundle.ts';
import { renderLanguage } from './renderLanguage.ts';

const { entry } = workerData as { entry: string };

Object.assign(globalThis, { location: new URL('http://localhost/') });
const bundle = (await import(entry)) as RenderBundle;
const page = { title: '', cookie: '', documentElement: { dataset: {} }, addEventListener: () => undefined };
// Only now: the libraries decide by `document` whether they are in a browser.
Object.assign(globalThis, { document: page });

const rendered = [];
for (const spoken of bundle.languages)
  rendered.push([spoken.code, await renderLanguage(bundle, spoken, page)] as const);
parentPort?.postMessage(Object.fromEntries(rendered));
