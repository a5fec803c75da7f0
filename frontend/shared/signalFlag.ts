/** Picks a signal flag, as ships use them, for a category. The same name always gets the same flag. */

/** Field, shape, colour of the shape. */
type Flag = readonly [string, string, string];

const WHITE_AND_BLUE: Flag = ['#f4efe2', 'M0 0h8v12H0Z', '#1d4f8c'];
const FLAGS: readonly Flag[] = [
  WHITE_AND_BLUE,
  ['#e9b72f', 'M8 0h8v12H8Z', '#1d4f8c'],
  ['#1d4f8c', 'M4 3h8v6H4Z', '#f4efe2'],
  ['#c8402b', 'M0 0v12L16 0Z', '#e9b72f'],
  ['#f4efe2', 'M6.500 0h3v4.500H16v3H9.500V12h-3V7.500H0v-3h6.500Z', '#c8402b'],
  ['#1d4f8c', 'M0 4h16v4H0Z', '#f4efe2'],
  ['#f4efe2', 'm8 1 5 5-5 5-5-5Z', '#c8402b'],
  ['#e9b72f', 'M0 0h16v4H0Zm0 8h16v4H0Z', '#13293a'],
];

export function flagOf(name: string): Flag {
  let sum = 0;
  for (const letter of name) sum = (sum * 13 + (letter.codePointAt(0) ?? 0)) % 9973;
  return FLAGS[sum % FLAGS.length] ?? WHITE_AND_BLUE;
}
