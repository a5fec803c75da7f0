/** How the status page speaks. Its words are part of the process: it has them when nothing else can be had. */
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

/** Of the page, English first, which those read who read none of them. */
export const STATUS_LANGUAGES = Object.keys(LANGUAGES);

export function statusSpeech(language: string): StatusSpeech {
  const code = isLanguage(language) ? language : 'en';
  return { language: code, words: WORDS[code], ...LANGUAGES[code] };
}
