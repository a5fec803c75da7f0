/** Changes source text while it is bundled. The source files and the images' bundles stay unchanged. */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import type { Edit } from './Mutant.ts';

/**
 * Throws unless the text occurs exactly once: otherwise the mechanism has moved and the mutant must follow.
 */
export function edited(text: string, { file, from, to }: Edit): string {
  const parts = text.split(from);
  if (parts.length !== 2)
    throw new Error(`${file} holds "${from}" ${parts.length - 1} times instead of once`);
  return parts.join(to);
}

export function mutate(edits: readonly Edit[]): Plugin {
  return {
    name: 'mutate',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const own = edits.filter(({ file }) => path.endsWith(`/${file}`));
        if (own.length === 0) return undefined;
        return { contents: own.reduce(edited, await readFile(path, 'utf8')), loader: 'ts' };
      });
    },
  };
}
