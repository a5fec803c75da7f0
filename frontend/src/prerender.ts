/**
 * Prerenders the app's pages as HTML at build time: what a page shows before the visitor is known and before
 * any script runs. The products in it are placeholders, which the edge replaces with real ones.
 */
import { renderToString } from 'vue/server-renderer';
import { createMemoryHistory, type RouteLocationRaw } from 'vue-router';
import { type FirstAnswer, takeFirstAnswers } from './arrival/firstAnswers.ts';
import { createShop } from './createShop.ts';
import { speak } from './words/chooseLanguage.ts';
import { type Language, LANGUAGES, loadWords } from './words/languages.ts';

const CATEGORY = 'category.';

/**
 * The languages of the app. English comes first because it is the fallback.
 * @public
 */
export const languages = await Promise.all((Object.keys(LANGUAGES) as Language[]).map(described));

/**
 * Renders one page; without a path, only the frame around every page. No service is called: neither the
 * visitor nor any other answer is known at build time.
 * @public
 */
export async function renderPage(
  language: Language,
  path: RouteLocationRaw | null,
  answers: readonly FirstAnswer[],
) {
  await speak(language);
  const { app, router, cache } = createShop(createMemoryHistory(), { asking: false });
  takeFirstAnswers(cache, answers);
  app.use(router);
  if (path !== null) await router.push(path);
  const context: { modules?: Set<string> } = {};
  const html = await renderToString(app, context);
  return { html, files: [...(context.modules ?? [])] };
}

async function described(code: Language) {
  const { dir, locale } = LANGUAGES[code];
  const words = await loadWords[code]();
  const names = Object.entries(words).filter(([key]) => key.startsWith(CATEGORY));
  return {
    code,
    dir,
    locale,
    description: words['shop.description'],
    noScript: words['shop.noScript'],
    categoryNames: Object.fromEntries(names.map(([key, name]) => [key.slice(CATEGORY.length), name])),
    file: `src/words/${code}.ts`,
    adminFile: `src/words/admin/${code}.ts`,
  };
}
