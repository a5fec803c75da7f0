/** Bundles each process to one file, as images run it: a third of the memory and start-up time of the sources. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { processes } from './processes.ts';

const root = join(import.meta.dirname, '../..');

export async function bundle(): Promise<void> {
  await Promise.all(
    Object.values(processes).map(({ entry, bundle: outfile }) =>
      build({
        absWorkingDir: root,
        entryPoints: [entry],
        outfile,
        bundle: true,
        platform: 'node',
        target: 'node24',
        // CommonJS, because Node keeps the source of a module three times and of a script once.
        format: 'cjs',
        minifyWhitespace: true,
        minifySyntax: true,
        sourcemap: 'linked',
        sourcesContent: false,
        logLevel: 'warning',
        // Optional parts of libraries that nothing here uses.
        external: ['pg-hstore'],
        // Sequelize needs no table of the world's time zones: ours is UTC.
        alias: { 'moment-timezone': 'moment-timezone/moment-timezone.js' },
        define: { 'import.meta.dirname': '__dirname' },
      }),
    ),
  );
}

if (import.meta.main) await bundle();
