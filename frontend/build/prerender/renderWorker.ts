/**
 * Renders the pages in a worker thread: the app sets timers and expects browser
 * globals, and both end with the thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { RenderBundle } from './RenderBundle.ts';
import { renderLanguage } from './renderLanguage.ts';

const { entry } = workerData as { entry: string };

Object.assign(globalThis, { location: new URL('http://localhost/') });
const bundle = (await import(entry)) as RenderBundle;
const page = { title: '', cookie: '', documentElement: { dataset: {} }, addEventListener: () => undefined };
// Set only after the import: the libraries look for `document` to find out whether they run in a browser.
Object.assign(globalThis, { document: page });

const rendered = [];
for (const spoken of bundle.languages)
  rendered.push([spoken.code, await renderLanguage(bundle, spoken, page)] as const);
parentPort?.postMessage(Object.fromEntries(rendered));
