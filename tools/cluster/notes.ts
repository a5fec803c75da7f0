/** The commands that helm prints after an installation. */
import type { Release } from './Release.ts';

/** In their order. */
export async function notedCommands(release: Release): Promise<string[]> {
  const notes = await release.helm('get', 'notes', release.name);
  return notes.split('\n').flatMap((line) => /^ {3}((?:kubectl|helm) .*)$/.exec(line)?.[1] ?? []);
}
