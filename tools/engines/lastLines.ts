/** The end of a log: the last output of a process before it died. */
import { readFile } from 'node:fs/promises';

export async function lastLines(path: string, count = 15): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
