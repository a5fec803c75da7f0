/**
 * Builds the images of a next version: the order service gets a migration that adds a column, and the app a
 * changed script.
 */
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IMAGE_NAMES, imageOf } from '../images/shopImages.ts';
import { ROOT } from '../local/root.ts';
import { CLUSTER } from './kube.ts';
import { run } from './run.ts';

export const NEXT = 'next';
const COPIED = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  '.dockerignore',
  'Dockerfile',
  'tsconfig.json',
];
const FOLDERS = ['services', 'frontend', 'tools/build'];
const MIGRATIONS = 'migrations: [';
const ADDED = `{ name: 'next', statements: ['ALTER TABLE orders ADD COLUMN gift_note VARCHAR(200) NULL'] },`;

export async function loadNextImages(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bulkhead-next-'));
  try {
    await copySources(folder);
    const service = join(folder, 'services/order/src/service.ts');
    const text = await readFile(service, 'utf8');
    if (!text.includes(MIGRATIONS)) throw new Error('The order service lists its migrations elsewhere now');
    await writeFile(service, text.replace(/(migrations: \[[^\]]*)\]/, `$1, ${ADDED}]`));
    await appendFile(
      join(folder, 'frontend/src/main.ts'),
      "document.documentElement.dataset['next'] = 'yes';\n",
    );
    for (const name of IMAGE_NAMES)
      await run('docker', ['build', '--quiet', '--target', name, '--tag', imageOf(name, NEXT), folder]);
  } finally {
    await rm(folder, { recursive: true });
  }
  const images = IMAGE_NAMES.map((name) => imageOf(name, NEXT));
  await run('kind', ['load', 'docker-image', ...images, '--name', CLUSTER]);
}

async function copySources(folder: string): Promise<void> {
  const isSource = (path: string) => !/\/(node_modules|dist)(\/|$)/.test(path.slice(ROOT.length));
  for (const path of [...COPIED, ...FOLDERS, 'tools/package.json'])
    await cp(join(ROOT, path), join(folder, path), { recursive: true, filter: isSource });
}
