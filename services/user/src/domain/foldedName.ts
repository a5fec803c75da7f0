/** Names that people would take for the same one are the same one. */
import { createHash } from 'node:crypto';

/**
 * The form in which usernames and e-mail addresses are compared: `Zoë`, `ZOE` with a combining diaeresis and `ｚoë` are
 * one name. Compatibility forms are resolved (NFKC), cases folded in full (ß is ss), and characters that nobody sees
 * are left out, as Unicode's NFKC_Casefold has it (https://www.unicode.org/reports/tr31/); and so is white space around
 * it, which keyboards add.
 */
export function foldedName(name: string): string {
  const visible = name
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim();
  // By way of upper case: it is what unites ß with ss, and all sigmas. ẞ has no upper case but itself, so lower first.
  return visible.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
}

/** The folded name in 32 bytes: folding can make a name many times longer than an index can hold. */
export function nameKey(name: string): Buffer {
  return createHash('sha256').update(foldedName(name)).digest();
}
