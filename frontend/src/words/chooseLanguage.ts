/** Which language a visitor reads, and changing it. The choice is kept in a cookie, which the edge reads too. */
import { readCookie, writeCookie } from '../browser/cookie.ts';
import { isLanguage, type Language, LANGUAGES, loadCrewWords, loadWords } from './languages.ts';
import { spoken } from './spoken.ts';

const COOKIE = 'language';

/**
 * The visitor's choice, else the language the page came in, else the first of the browser's languages we speak.
 * English is what the page's file says; it counts only when the browser asks for nothing else.
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
let isAmongCrew = false;

/** Rejects when the words do not arrive. Of two wishes the later one counts, whichever words are here first. */
export async function speak(language: Language): Promise<void> {
  latest = language;
  const [words, crewWords] = await Promise.all([
    loadWords[language](),
    isAmongCrew ? loadCrewWords[language]() : undefined,
  ]);
  if (latest !== language) return;
  // The crew's may be here first.
  const known = spoken.value.language === language && spoken.value.words;
  spoken.value = { language, words: { ...known, ...words, ...crewWords } as typeof spoken.value.words };
  document.documentElement.lang = language;
  document.documentElement.dir = LANGUAGES[language].dir;
}

/** Resolves when the words of the crew's pages are there, from now on in every language; also when another is chosen meanwhile. */
export async function speakToCrew(): Promise<void> {
  isAmongCrew = true;
  do await speak(latest ?? spoken.value.language);
  while (latest !== spoken.value.language);
}
