/** Replaces the digits ٠ to ٩ of Arabic keyboards. */
export function inLatinDigits(text: string): string {
  return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}
