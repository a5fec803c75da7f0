/** Reads the commands of docs/operations.md. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../local/root.ts';

export const PAGE = 'docs/operations.md';

export const readPage = (): Promise<string> => readFile(join(ROOT, PAGE), 'utf8');

interface Block {
  heading: string;
  commands: string;
}

/** Commands already run by another check in this run, which can verify more of their effect. */
export const tried = new Set<string>();

export function blocksOf(page: string): Block[] {
  let heading = '';
  return [...page.matchAll(/^## (.*)$|^```sh\n([^]*?)^```$/gm)].flatMap(([, title, commands]) => {
    if (title !== undefined) heading = title;
    return commands === undefined ? [] : [{ heading, commands }];
  });
}

/** The only block that contains the command. */
export async function blockWith(command: string): Promise<string> {
  const found = blocksOf(await readPage()).filter(({ commands }) => commands.includes(command));
  const [block] = found;
  if (!block || found.length > 1) throw new Error(`${found.length} blocks of ${PAGE} hold ${command}`);
  return block.commands;
}
