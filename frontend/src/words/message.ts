/** Fills the placeholders of a text: names as they are, numbers in the format of the language. */
import { numberFormat, pluralRules } from '../../shared/formats.ts';

/** One text per plural form of the language (https://cldr.unicode.org/index/cldr-spec/plural-rules). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Message = string | Plural;
export type Catalogue = Record<string, Message>;
export type Values = Record<string, string | number>;

export interface Speech {
  /** The number format, such as `en-GB`. */
  locale: string;
  dir: 'ltr' | 'rtl';
}

const GAP = /\{(\w+)\}/g;

export function formatMessage(message: Message, values: Values, { locale, dir }: Speech): string {
  return formOf(message, values, locale).replace(GAP, (gap, name: string) => {
    const value = values[name];
    if (typeof value === 'number') return numberFormat(locale).format(value);
    if (value === undefined) return gap;
    return dir === 'rtl' ? isolated(value) : value;
  });
}

/** The names of all placeholders, across all plural forms. */
export function gapsIn(message: Message): string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(GAP)].map(([, name = '']) => name)))].sort();
}

/** The only number among the values selects the plural form; no text with plural forms has two numbers. */
function formOf(message: Message, values: Values, locale: string): string {
  if (typeof message === 'string') return message;
  const count = Object.values(values).find((value) => typeof value === 'number');
  return message[pluralRules(locale).select(count ?? 0)] ?? message.other;
}

/**
 * Isolates a value, so that an English product name does not reorder the Arabic words around it (U+2068,
 * U+2069).
 */
const isolated = (value: string) => `\u2068${value}\u2069`;
