/** The commands that helm prints after an installation. */
import type { Release } from './Release.ts';
import { openShell } from './shell.ts';

/** In their order. */
export async function notedCommands(release: Release): Promise<string[]> {
  const notes = await release.helm('get', 'notes', release.name);
  return notes.split('\n').flatMap((line) => /^ {3}((?:kubectl|helm) .*)$/.exec(line)?.[1] ?? []);
}

/** Prints the page as soon as there is one. */
const LOOK = `timeout 30 node --input-type=module --eval "
  const read = async () => (await fetch('http://localhost:8000/')).text();
  const wait = () => new Promise((resolve) => setTimeout(resolve, 200));
  let page;
  while (!page) page = await read().catch(wait);
  console.log(page);"`;

/** Opens the shop by the second of them. What it says, or the page behind the port that it forwards. */
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
