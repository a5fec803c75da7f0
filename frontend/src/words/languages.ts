/** The languages of the app: how each names itself, reads, and forms its sentences. */
import type { CrewWords } from './crew/en.ts';
import type { Words } from './en.ts';

/** `locale`: how its numbers, money and dates are written; their digits are the same everywhere. */
export const LANGUAGES = {
  en: { name: 'English', locale: 'en-GB', dir: 'ltr' },
  de: { name: 'Deutsch', locale: 'de', dir: 'ltr' },
  ar: { name: 'العربية', locale: 'ar-u-nu-latn', dir: 'rtl' },
} as const;

export type Language = keyof typeof LANGUAGES;

export function isLanguage(text: string | undefined): text is Language {
  return text !== undefined && Object.hasOwn(LANGUAGES, text);
}

/** A visitor loads the words of one language, and of another when it is chosen. */
export const loadWords: Record<Language, () => Promise<Words>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  ar: async () => (await import('./ar.ts')).ar,
};

/** Those of the crew's pages, for who goes there. */
export const loadCrewWords: Record<Language, () => Promise<CrewWords>> = {
  en: async () => (await import('./crew/en.ts')).crewEn,
  de: async () => (await import('./crew/de.ts')).crewDe,
  ar: async () => (await import('./crew/ar.ts')).crewAr,
};
