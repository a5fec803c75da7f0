/**
 * What bundles can do without. Node keeps a script's source in memory for as long as it runs, and with a single letter
 * beyond ASCII in it takes two bytes for each character of the whole.
 */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Loader, Plugin } from 'esbuild';

/** Parts of libraries that nothing here calls, and what stands in for them. */
const UNUSED = [
  { from: /[/\\]zod[/\\]/, path: /locales\/index\.js$/, instead: 'export {}' },
  { from: /[/\\]umzug[/\\]/, path: /^\.\/cli$/, instead: 'export class UmzugCLI {}' },
];
const LOADERS: Record<string, Loader> = { '.ts': 'ts' };

export const lighten: Plugin = {
  name: 'lighten',
  setup(build) {
    for (const [index, { from, path }] of UNUSED.entries()) {
      build.onResolve({ filter: path }, ({ importer }) =>
        from.test(importer) ? { path: String(index), namespace: 'unused' } : undefined,
      );
    }
    build.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: UNUSED[Number(path)]?.instead,
    }));
    build.onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path }) => ({
      contents: escaped(await readFile(path, 'utf8')),
      loader: LOADERS[extname(path)] ?? 'js',
    }));
  },
};

/** Every place of a script where such a letter can stand reads the escape as the letter. */
function escaped(source: string): string {
  return source.replace(
    /[^\0-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
