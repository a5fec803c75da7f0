/** Reads and runs the commands that Helm prints after an installation. */
import type { Release } from './Release.ts';
import { openShell } from './shell.ts';

/** The commands, in order. */
export async function notedCommands(release: Release): Promise<string[]> {
  const notes = await release.helm('get', 'notes', release.name);
  return notes.split('\n').flatMap((line) => /^ {3}((?:kubectl|helm) .*)$/.exec(line)?.[1] ?? []);
}

/** Prints the page as soon as it answers. */
const LOOK = `timeout 30 node --input-type=module --eval "
  const read = async () => (await fetch('http://localhost:8000/')).text();
  const wait = () => new Promise((resolve) => setTimeout(resolve, 200));
  let page;
  while (!page) page = await read().catch(wait);
  console.log(page);"`;

/**
 * Runs the second command, which opens the shop. Returns its output, or the page behind the port it forwards.
 */
export async function openAsNoted(release: Release): Promise<string> {
  const [, open = ''] = await notedCommands(release);
  const shell = await openShell();
  try {
    if (!open.includes('port-forward')) return await shell.run(open);
    return await shell.run(`${open} >&2 &\ntrap "kill $!" EXIT\n${LOOK}`);
  } finally {
    await shell.close();
  }
}
