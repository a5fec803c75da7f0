/**
 * Estimates roughly how hard a password is to guess, as a hint while it is typed; it never decides anything.
 * It counts the characters that must be guessed: not those of well-known words or of what is known about the
 * person, nor those that repeat or continue the previous one (aaaa, 1234, dcba).
 */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** The shop refuses passwords shorter than this. */
const SHORTEST = 8;
/** How many such characters make a password fair, good and strong. */
const STEPS = [9, 12, 16] as const;
const WELL_KNOWN = [
  'password',
  'passwort',
  'qwerty',
  'qwertz',
  'asdf',
  'letmein',
  'welcome',
  'iloveyou',
  'admin',
  'dragon',
  'monkey',
  'football',
  'bulkhead',
];
const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];

/** @param known facts about the person: username, e-mail address */
export function passwordStrength(password: string, known: string[] = []): Strength {
  if (Array.from(password).length < SHORTEST) return 0;
  const letters = Array.from(withoutWords(password.toLowerCase(), [...WELL_KNOWN, ...partsOf(known)]));
  const guessed = letters.filter((letter, i) => i === 0 || !goesOn(letter, letters[i - 1] ?? '')).length;
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  // Few different characters in many places form a pattern.
  const points = Math.min(guessed + kinds - 1, 2 * new Set(letters).size);
  return (1 + STEPS.filter((step) => points >= step).length) as Strength;
}

function withoutWords(text: string, words: string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, word.slice(0, 1)), text);
}

function partsOf(known: string[]): string[] {
  return known
    .flatMap((text) => [text, ...text.split(/[@._\s-]+/)])
    .map((part) => part.toLowerCase())
    .filter((part) => part.length > 2);
}

function goesOn(letter: string, before: string): boolean {
  return Math.abs((letter.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) <= 1;
}
