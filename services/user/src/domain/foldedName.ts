/** Treats names that people would take for the same one as the same name. */
import { createHash } from 'node:crypto';

/**
 * The form in which usernames and e-mail addresses are compared: `Zoë`, `ZOE` with a combining diaeresis and
 * `ｚoë` are one name. Compatibility forms are resolved (NFKC), case is folded fully (ß is ss) and invisible
 * characters are dropped, as in Unicode's NFKC_Casefold (https://www.unicode.org/reports/tr31/). So is white
 * space around the name, which keyboards add.
 */
export function foldedName(name: string): string {
  const visible = name
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim();
  // By way of upper case, which unites ß with ss and all sigmas. ẞ is its own upper
  // case, so it is lowered first.
  return visible.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
}

/** The folded name as 32 bytes: folding can make a name much longer than an index can hold. */
export function nameKey(name: string): Buffer {
  return createHash('sha256').update(foldedName(name)).digest();
}
