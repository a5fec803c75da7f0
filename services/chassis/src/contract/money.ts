/** Converts money: whole cents in the code, a decimal text with two places in JSON. Never a float. */

/** 1999 → "19.99" */
export function toDecimal(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "19.99" → 1999. Accepts only what `toDecimal` returns. */
export function toCents(decimal: string): number {
  return Number(decimal.replace('.', ''));
}
