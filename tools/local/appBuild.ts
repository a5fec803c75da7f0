/** Builds the Vue app, but only if one of its sources has changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startProcess } from '../engines/OwnedProcess.ts';
import { ROOT } from './root.ts';

export const APP_DIR = join(ROOT, 'frontend/dist');
const STAMP = join(ROOT, 'node_modules/.cache/bulkhead/app-build');

/** Everything the build reads. */
const SOURCES = [
  'package-lock.json',
  'frontend/package.json',
  'frontend/vite.config.ts',
  'frontend/index.html',
  'frontend/build',
  'frontend/public',
  'frontend/shared',
  'frontend/src',
  'frontend/worker',
  'services/chassis/src/contract',
  'services/user/src/contract',
  'services/product/src/contract',
  'services/order/src/contract',
];

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, path), { recursive: true, withFileTypes: true }).catch(
    () => undefined,
  );
  if (!entries) return existsSync(join(ROOT, path)) ? [join(ROOT, path)] : [];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await Promise.all(SOURCES.map(filesIn))).flat().sort()) {
    hash.update(`${file}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** @returns what was done, in words */
export async function buildApp(signal: AbortSignal): Promise<string> {
  const now = await fingerprint();
  const before = await readFile(STAMP, 'utf8').catch(() => '');
  if (before === now && existsSync(join(APP_DIR, 'pages.json'))) return 'unchanged';
  const said: string[] = [];
  const build = await startProcess({
    command: 'npm',
    args: ['run', 'build', '--workspace', 'frontend'],
    cwd: ROOT,
    output: (line) => void said.push(line),
  });
  const end = () => void build.stop(0);
  signal.addEventListener('abort', end);
  const { code } = await build.exited;
  signal.removeEventListener('abort', end);
  if (code !== 0) throw new Error(`The app could not be built:\n${said.slice(-30).join('\n')}`);
  await mkdir(dirname(STAMP), { recursive: true });
  await writeFile(STAMP, now);
  return 'built';
}
