/**
 * Bundles the service worker as /sw.js. The list of this build's scripts is compiled into it, so the worker
 * changes whenever a script changes, or a cached file whose name has no hash.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import type { Chunks } from './Chunks.ts';
import { ADMIN_PAGE } from './scriptOf.ts';

interface Parts {
  root: string;
  folder: string;
  chunks: Chunks;
}

/** Admin pages are not cached: few people manage the shop, and they do it online. */
const isForAdmins = (part: string) => ADMIN_PAGE.test(part) || part.includes('/words/admin/');
/** Shown on every page, so they must work offline too. */
const ON_EVERY_PAGE = ['/logo.svg', '/favicon.svg'];

export async function bundleWorker({ root, folder, chunks }: Parts): Promise<void> {
  const assets = [...chunks.without(isForAdmins), ...ON_EVERY_PAGE];
  const hash = createHash('sha256').update(assets.join());
  for (const file of ['index.html', ...ON_EVERY_PAGE]) hash.update(await readFile(join(folder, file)));
  const name = hash.digest('hex').slice(0, 12);
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __BUILD__: JSON.stringify(name), __ASSETS__: JSON.stringify(assets) },
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: false,
      modulePreload: false,
      rollupOptions: {
        input: join(root, 'worker/sw.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  });
}
