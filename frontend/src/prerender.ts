/**
 * The app's pages as HTML, rendered when it is built: what a page shows before anybody is known and before any script runs.
 * Products in them are stand-ins, in whose place the edge puts real ones.
 */
import { renderToString } from 'vue/server-renderer';
import { createMemoryHistory } from 'vue-router';
import { type FirstAnswer, takeFirstAnswers } from './arrival/firstAnswers.ts';
import { createShop } from './createShop.ts';

interface Rendered {
  html: string;
  /** The Vue files it is made of, relative to the app's root. */
  files: string[];
}

interface Language {
  code: string;
  dir: 'ltr' | 'rtl';
  /** How amounts are written. */
  locale: string;
  /** What the app calls a category, if not by its own name. */
  categoryNames: Record<string, string>;
  description: string;
  /** For those who run no script. */
  noScript: string;
  /** The file of its words, if they are loaded apart from the app. */
  file?: string;
}

/**
 * Every language the app speaks; the first one is for those who speak none of them.
 * @public
 */
export const languages: Language[] = [
  {
    code: 'en',
    dir: 'ltr',
    locale: 'en-GB',
    categoryNames: {},
    description: 'Bulkhead: honest goods for life on and off the water.',
    noScript: 'Buying at Bulkhead needs JavaScript. Please allow it for this page and load it again.',
  },
];

/**
 * Without a path: the frame around every page. Nobody is asked anything: who visits is not known, nor any other answer.
 * @public
 */
export async function renderPage(
  _language: string,
  path: string | null,
  answers: readonly FirstAnswer[],
): Promise<Rendered> {
  const { app, router, cache } = createShop(createMemoryHistory(), { asking: false });
  takeFirstAnswers(cache, answers);
  app.use(router);
  if (path !== null) await router.push(path);
  const context: { modules?: Set<string> } = {};
  const html = await renderToString(app, context);
  return { html, files: [...(context.modules ?? [])] };
}
