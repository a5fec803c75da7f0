/** Converts money: whole cents in the code, a decimal text with two places in JSON. Never a float. */

/** 1999 → "19.99" */
export function toDecimal(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "19.99" → 1999, "19.9" → 1990, "19" → 1900. Digits beyond the second place are dropped. */
export function toCents(decimal: string): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2));
}
