/** The whole number somebody typed, or nothing when it is none. */

export function quantityIn(text: string): number | undefined {
  const digits = inLatinDigits(text.trim());
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}

/** Arabic keyboards type ٠ to ٩. */
function inLatinDigits(text: string): string {
  return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}
