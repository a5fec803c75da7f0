/** Formats of numbers and of money, each made once: making one costs far more than using it. */
const made = new Map<string, Intl.NumberFormat>();

export function numberFormat(locale: string, currency = ''): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const format =
    made.get(key) ?? new Intl.NumberFormat(locale, currency ? { style: 'currency', currency } : {});
  made.set(key, format);
  return format;
}
