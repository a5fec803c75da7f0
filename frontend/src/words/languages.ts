/** The languages of the app: their own names, locales, directions and texts. */
import type { AdminWords } from './admin/en.ts';
import type { Words } from './en.ts';

/** `locale`: the format of numbers, money and dates; all languages use the same digits. */
export const LANGUAGES = {
  en: { name: 'English', locale: 'en-GB', dir: 'ltr' },
  de: { name: 'Deutsch', locale: 'de', dir: 'ltr' },
  ar: { name: 'العربية', locale: 'ar-u-nu-latn', dir: 'rtl' },
} as const;

export type Language = keyof typeof LANGUAGES;

export function isLanguage(text: string | undefined): text is Language {
  return text !== undefined && Object.hasOwn(LANGUAGES, text);
}

/** Loads the texts of one language, and of another when the visitor switches. */
export const loadWords: Record<Language, () => Promise<Words>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  ar: async () => (await import('./ar.ts')).ar,
};

/** Loads the texts of the admin pages. */
export const loadAdminWords: Record<Language, () => Promise<AdminWords>> = {
  en: async () => (await import('./admin/en.ts')).adminEn,
  de: async () => (await import('./admin/de.ts')).adminDe,
  ar: async () => (await import('./admin/ar.ts')).adminAr,
};
