/** Reads the prerendered pages that the build wrote for the edge. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Prerendered, PRERENDERED_FILE } from '../../shared/Prerendered.ts';

/** Rejects when the app has not been built. */
export async function readPrerendered(folder: string): Promise<Prerendered> {
  const pages = await readFile(join(folder, PRERENDERED_FILE), 'utf8').catch((cause: unknown) => {
    throw new Error(`${folder} holds no ${PRERENDERED_FILE}: build the app first`, { cause });
  });
  return JSON.parse(pages) as Prerendered;
}
