/** Which language a visitor reads, and changing it. The choice is kept in a cookie, which the edge reads too. */
import { readCookie, writeCookie } from '../stores/cookie.ts';
import { isLanguage, type Language, LANGUAGES, loadWords } from './languages.ts';
import { spoken } from './spoken.ts';

const COOKIE = 'language';

/**
 * The visitor's choice, else the language the page came in, else the first of the browser's languages we speak.
 * English is what the page's file says; it counts only when the browser asks for nothing else.
 */
function preferredLanguage(): Language {
  const { lang } = document.documentElement;
  const wanted = [readCookie(COOKIE), lang === 'en' ? undefined : lang, ...navigator.languages];
  return wanted.map((one) => one?.split('-')[0]).find(isLanguage) ?? 'en';
}

/** English when the words of the language do not arrive. Rejects when those do not either. */
export async function speakPreferred(): Promise<void> {
  await speak(preferredLanguage()).catch(() => speak('en'));
}

export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  if (spoken.value.language === language) writeCookie(COOKIE, language);
}

let latest: Language | undefined;

/** Rejects when the words do not arrive. Of two wishes the later one counts, whichever words are here first. */
export async function speak(language: Language): Promise<void> {
  latest = language;
  const words = await loadWords[language]();
  if (latest !== language) return;
  spoken.value = { language, words };
  document.documentElement.lang = language;
  document.documentElement.dir = LANGUAGES[language].dir;
}
