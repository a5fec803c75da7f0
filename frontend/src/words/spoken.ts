/** The language the app speaks at this moment. What is said through it is said anew when the language changes. */
import { shallowRef } from 'vue';
import type { crewEn, CrewWords } from './crew/en.ts';
import type { en, Words } from './en.ts';
import { type Language, LANGUAGES } from './languages.ts';
import { type Message, type Values, formatMessage } from './message.ts';

type AllWords = Words & CrewWords;
export type WordKey = keyof AllWords;
type TextOf<M> = M extends Message ? (M extends string ? M : M[keyof M]) : never;
type GapsIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | GapsIn<Rest> : never;
type GapsOf<Key extends WordKey> = GapsIn<TextOf<(typeof en & typeof crewEn)[Key]>>;
/** A text without gaps takes no values; one with gaps takes exactly those. */
type ValuesFor<Key extends WordKey> = [GapsOf<Key>] extends [never]
  ? []
  : [values: Record<GapsOf<Key>, string | number>];

/** Without words until some have arrived: the app is not shown before, and the crew's pages not before theirs. */
export const spoken = shallowRef<{ language: Language; words: AllWords }>({
  language: 'en',
  words: {} as AllWords,
});

/** The words for `key`, with its gaps filled. */
export function t<Key extends WordKey>(key: Key, ...values: ValuesFor<Key>): string {
  return say(key, values[0] ?? {});
}

/** As `t`, for keys known only while the app runs. */
export function say(key: WordKey, values: Values): string {
  const { language, words } = spoken.value;
  return formatMessage(words[key], values, LANGUAGES[language]);
}

export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(spoken.value.words, key);
}

/** How numbers, money and dates are written: by the language alone, as in the page that came. */
export const locale = (): string => LANGUAGES[spoken.value.language].locale;

/** "a, b and c", or "a, b or c". */
export function listed(parts: string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(locale(), { type }).format(parts);
}

/** The usual categories are words of the app; one that the shop invented is shown as it is. */
export function categoryName(category: string): string {
  const key = `category.${category}`;
  return isWordKey(key) ? say(key, {}) : category;
}
