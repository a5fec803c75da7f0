/**
 * Holds the built app in memory with every answer prepared: bytes in each content coding, and all headers.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { PRERENDERED_FILE } from '../../shared/Prerendered.ts';
import { CODINGS, type Coding } from '../encoding.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
/** The parts of pages, which are not served as files. */
const PARTS = new Set(['index.html', PRERENDERED_FILE]);
const SUFFIX: Record<Coding, string> = { br: '.br', gzip: '.gz' };

export interface Representation {
  body: Buffer;
  headers: Record<string, string>;
}
export type AppFile = { plain: Representation } & Partial<Record<Coding, Representation>>;

/** The files by their URL path, such as `/assets/index-3fa9c1.js`. */
export async function readAppFiles(folder: string): Promise<Map<string, AppFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = new Map(
    await Promise.all(
      entries
        .filter((entry) => entry.isFile() && !PARTS.has(entry.name.replace(/\.(?:br|gz)$/, '')))
        .map(async (entry) => {
          const path = join(entry.parentPath, entry.name);
          return [`/${relative(folder, path).split(sep).join('/')}`, await readFile(path)] as const;
        }),
    ),
  );
  const compressed = (path: string) => CODINGS.some((coding) => path.endsWith(SUFFIX[coding]));
  return new Map(
    [...contents.keys()].filter((path) => !compressed(path)).map((path) => [path, fileOf(path, contents)]),
  );
}

function fileOf(path: string, contents: Map<string, Buffer>): AppFile {
  const represent = (suffix: string, coding?: Coding): Representation | undefined => {
    const body = contents.get(path + suffix);
    return body && { body, headers: headersOf(path, body, coding) };
  };
  const file: AppFile = { plain: represent('') as Representation };
  for (const coding of CODINGS) {
    const representation = represent(SUFFIX[coding], coding);
    if (representation) file[coding] = representation;
  }
  return file;
}

function headersOf(path: string, body: Buffer, coding?: Coding): Record<string, string> {
  return {
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    'Cache-Control': cachingOf(path),
    ETag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    Vary: 'Accept-Encoding',
    ...(coding && { 'Content-Encoding': coding }),
  };
}

/** Vite's hashed files never change. The service worker, which caches them, must be revalidated each time. */
function cachingOf(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
  return path === '/sw.js' ? 'no-cache' : 'public, max-age=3600';
}
