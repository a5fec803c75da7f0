/**
 * Weighs the download of a first visit to the home page, compressed with brotli, and fails a build that is
 * too heavy: the scripts and styles in index.html, and the parts that the home page loads right after.
 */
import { brotliCompressSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

interface Budget {
  /** Limits in kB (1000 bytes) of JavaScript and CSS. */
  script: number;
  style: number;
  /** Sources that are needed at once although nothing imports them statically. */
  alsoNeeded: RegExp[];
  /** One of these sources is needed too; the heaviest is counted. */
  oneOf: RegExp;
}

type Bundle = Rolldown.OutputBundle;

/** The files that the page names: scripts, preloaded modules, styles. */
const NAMED = /<(?:script|link)\b[^>]*?\b(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g;

function neededFiles(bundle: Bundle, alsoNeeded: RegExp[]): Set<string> {
  const needed = new Set<string>();
  const add = (file: string): void => {
    const part = bundle[file];
    if (!part || needed.has(file)) return;
    needed.add(file);
    if (part.type !== 'chunk') return;
    for (const other of [...part.imports, ...(part.viteMetadata?.importedCss ?? [])]) add(other);
  };
  const page = bundle['index.html'];
  if (page?.type !== 'asset') throw new Error('The build made no index.html to weigh');
  for (const [, file = ''] of String(page.source).matchAll(NAMED)) add(file);
  for (const pattern of alsoNeeded) for (const file of filesFrom(bundle, pattern)) add(file);
  return needed;
}

function filesFrom(bundle: Bundle, source: RegExp): string[] {
  return Object.values(bundle).flatMap((part) =>
    part.type === 'chunk' && source.test(part.facadeModuleId ?? '') ? [part.fileName] : [],
  );
}

function kilobytesOf(bundle: Bundle, files: Iterable<string>, ending: string): number {
  let bytes = 0;
  for (const file of files) {
    const part = bundle[file];
    if (!part || !file.endsWith(ending)) continue;
    bytes += brotliCompressSync(part.type === 'chunk' ? part.code : part.source).length;
  }
  return bytes / 1000;
}

export function weighFirstLoad({ script, style, alsoNeeded, oneOf }: Budget): Plugin {
  return {
    name: 'weigh-first-load',
    apply: 'build',
    writeBundle(_options, bundle) {
      const files = neededFiles(bundle, alsoNeeded);
      const [heaviest = 0] = filesFrom(bundle, oneOf)
        .map((file) => kilobytesOf(bundle, [file], '.js'))
        .sort((a, b) => b - a);
      const weights = [
        { what: 'JavaScript', weight: kilobytesOf(bundle, files, '.js') + heaviest, most: script },
        { what: 'CSS', weight: kilobytesOf(bundle, files, '.css'), most: style },
      ];
      const said = weights.map(
        ({ what, weight, most }) => `${weight.toFixed(1)} kB of ${what} (at most ${most})`,
      );
      this.info(`First load: ${said.join(', ')}`);
      if (weights.some(({ weight, most }) => weight > most))
        this.error(`The first load is too heavy: ${said.join(', ')}. It is ${[...files].join(', ')}`);
    },
  };
}
