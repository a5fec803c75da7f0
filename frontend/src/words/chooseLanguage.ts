/**
 * Chooses the visitor's language and switches it. The choice is kept in a cookie, which the edge reads too.
 */
import { readCookie, writeCookie } from '../browser/cookie.ts';
import { isLanguage, type Language, LANGUAGES, loadAdminWords, loadWords } from './languages.ts';
import { spoken } from './spoken.ts';

const COOKIE = 'language';

/**
 * The visitor's choice, else the language of the page, else the first supported language of the browser.
 * English as the page's language counts only when the browser asks for nothing else, because it is also the
 * default.
 */
export function preferredLanguage(): Language {
  const { lang } = document.documentElement;
  const wanted = [readCookie(COOKIE), lang === 'en' ? undefined : lang, ...navigator.languages];
  return wanted.map((one) => one?.split('-')[0]).find(isLanguage) ?? 'en';
}

export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  if (spoken.value.language === language) writeCookie(COOKIE, language);
}

let latest: Language | undefined;
let needsAdminWords = false;

/**
 * Loads and shows a language; rejects when its texts do not arrive. The latest call wins, whichever texts
 * arrive first.
 */
export async function speak(language: Language): Promise<void> {
  latest = language;
  const [words, adminWords] = await Promise.all([
    loadWords[language](),
    needsAdminWords ? loadAdminWords[language]() : undefined,
  ]);
  if (latest !== language) return;
  // The admin texts may arrive first.
  const known = spoken.value.language === language && spoken.value.words;
  spoken.value = { language, words: { ...known, ...words, ...adminWords } as typeof spoken.value.words };
  document.documentElement.lang = language;
  document.documentElement.dir = LANGUAGES[language].dir;
}

/**
 * Resolves when the texts of the admin pages are loaded, even if the language changes meanwhile. From now on
 * they are loaded with every language.
 */
export async function speakToAdmin(): Promise<void> {
  needsAdminWords = true;
  do await speak(latest ?? spoken.value.language);
  while (latest !== spoken.value.language);
}
