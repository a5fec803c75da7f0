/** The commands of docs/operations.md. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../local/root.ts';

export const PAGE = 'docs/operations.md';

export const readPage = (): Promise<string> => readFile(join(ROOT, PAGE), 'utf8');

interface Block {
  heading: string;
  commands: string;
}

/** The commands that another check has tried in this run, where more can be seen of what they do. */
export const tried = new Set<string>();

export function blocksOf(page: string): Block[] {
  let heading = '';
  return [...page.matchAll(/^## (.*)$|^```sh\n([^]*?)^```$/gm)].flatMap(([, title, commands]) => {
    if (title !== undefined) heading = title;
    return commands === undefined ? [] : [{ heading, commands }];
  });
}

/** The block that holds such a command. */
export async function blockWith(command: string): Promise<string> {
  const found = blocksOf(await readPage()).filter(({ commands }) => commands.includes(command));
  const [block] = found;
  if (!block || found.length > 1) throw new Error(`${found.length} blocks of ${PAGE} hold ${command}`);
  return block.commands;
}
