/**
 * Bundles each process into one file, as images run it. It starts in a third of the time that the sources
 * take, and needs 30 MB less (docs/decisions/bundled-processes.md).
 */
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { lighten } from './lighten.ts';
import { processes, type ProcessName } from './processes.ts';

const root = join(import.meta.dirname, '../..');

interface Options {
  /** The folder for the bundles, if not their usual places. */
  folder?: string;
  plugins?: Plugin[];
}

/** The file of each process's bundle. */
export async function bundle({ folder, plugins = [] }: Options = {}): Promise<Record<ProcessName, string>> {
  const bundled = Object.entries(processes).map(async ([name, { entry, bundle: usual }]) => {
    const outfile = folder ? join(folder, `${name}.cjs`) : usual;
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      plugins: [...plugins, lighten],
      bundle: true,
      platform: 'node',
      target: 'node24',
      // CommonJS: Node keeps a module's source three times and a script's once.
      format: 'cjs',
      minifyWhitespace: true,
      minifySyntax: true,
      sourcemap: 'linked',
      sourcesContent: false,
      legalComments: 'linked',
      logLevel: 'warning',
      // Optional parts of libraries that the shop does not use.
      external: ['pg-hstore'],
      // Without the table of the world's time zones: the shop uses UTC.
      alias: { 'moment-timezone': 'moment-timezone/moment-timezone.js' },
      define: { 'import.meta.dirname': '__dirname' },
    });
    return [name, outfile] as const;
  });
  return Object.fromEntries(await Promise.all(bundled)) as Record<ProcessName, string>;
}

if (import.meta.main) await bundle();
