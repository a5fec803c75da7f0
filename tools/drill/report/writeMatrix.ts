/** Updates docs/failure-matrix.md and its picture. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../local/root.ts';
import type { Outage } from '../round/Outage.ts';
import { mergedRows } from './MatrixTable.ts';
import { matrixPage } from './matrixPage.ts';
import { matrixPicture } from './matrixPicture.ts';

const PAGE = join(ROOT, 'docs/failure-matrix.md');
const PICTURE = join(ROOT, 'docs/failure-matrix.svg');

export async function writeMatrix(outages: readonly Outage[]): Promise<void> {
  const rows = mergedRows(await readFile(PAGE, 'utf8').catch(() => ''), outages);
  await writeFile(PAGE, matrixPage(rows));
  await writeFile(PICTURE, matrixPicture(rows));
}
