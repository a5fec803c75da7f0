/** The current language and its texts. Texts read through this module update when the language changes. */
import { shallowRef } from 'vue';
import type { adminEn, AdminWords } from './admin/en.ts';
import type { en, Words } from './en.ts';
import { type Language, LANGUAGES } from './languages.ts';
import { type Message, type Values, formatMessage } from './message.ts';

type AllWords = Words & AdminWords;
export type WordKey = keyof AllWords;
type TextOf<M> = M extends Message ? (M extends string ? M : M[keyof M]) : never;
type GapsIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | GapsIn<Rest> : never;
type GapsOf<Key extends WordKey> = GapsIn<TextOf<(typeof en & typeof adminEn)[Key]>>;
/** A text without placeholders takes no values; one with placeholders takes exactly those. */
type ValuesFor<Key extends WordKey> = [GapsOf<Key>] extends [never]
  ? []
  : [values: Record<GapsOf<Key>, string | number>];

/**
 * Empty until the first texts have loaded: the app is not shown before that, nor an admin page before its
 * texts.
 */
export const spoken = shallowRef<{ language: Language; words: AllWords }>({
  language: 'en',
  words: {} as AllWords,
});

/** The text for `key` with its placeholders filled. */
export function t<Key extends WordKey>(key: Key, ...values: ValuesFor<Key>): string {
  return say(key, values[0] ?? {});
}

/** Like `t`, for keys known only at run time. */
export function say(key: WordKey, values: Values): string {
  const { language, words } = spoken.value;
  return formatMessage(words[key], values, LANGUAGES[language]);
}

export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(spoken.value.words, key);
}

/** The locale for numbers, money and dates: it depends on the language only, as in the prerendered page. */
export const locale = (): string => LANGUAGES[spoken.value.language].locale;

/** "a, b and c", or "a, b or c". */
export function listed(parts: string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(locale(), { type }).format(parts);
}

/**
 * The name of a category in the reader's language; a category that the shop added itself is shown as it is.
 */
export function categoryName(category: string): string {
  const key = `category.${category}`;
  return isWordKey(key) ? say(key, {}) : category;
}
