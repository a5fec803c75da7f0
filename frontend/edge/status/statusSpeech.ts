/**
 * The languages of the status page. The texts are compiled in, so that they are
 * available whatever else fails.
 */
import { statusAr } from '../../src/words/ar.ts';
import { statusDe } from '../../src/words/de.ts';
import { statusEn, type StatusWords } from '../../src/words/en.ts';
import { isLanguage, type Language, LANGUAGES } from '../../src/words/languages.ts';
import type { Speech } from '../../src/words/message.ts';

const WORDS: Record<Language, StatusWords> = { en: statusEn, de: statusDe, ar: statusAr };

export interface StatusSpeech extends Speech {
  language: Language;
  words: StatusWords;
}

/** English first: it is the default. */
export const STATUS_LANGUAGES = Object.keys(LANGUAGES);

export function statusSpeech(language: string): StatusSpeech {
  const code = isLanguage(language) ? language : 'en';
  return { language: code, words: WORDS[code], ...LANGUAGES[code] };
}
