/** Caches Intl formatters: making one costs far more than using it. */
const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

export function numberFormat(locale: string, currency = ''): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const made =
    numbers.get(key) ?? new Intl.NumberFormat(locale, currency ? { style: 'currency', currency } : {});
  numbers.set(key, made);
  return made;
}

export function pluralRules(locale: string): Intl.PluralRules {
  const made = plurals.get(locale) ?? new Intl.PluralRules(locale);
  plurals.set(locale, made);
  return made;
}
