/** Finds a program on PATH, or in folders where servers are installed but that are not on PATH. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const BESIDE_PATH = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', '/opt/homebrew/sbin'];

/** The first of these names that is installed, as an absolute path. */
export function findExecutable(...names: string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...BESIDE_PATH];
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        continue;
      }
    }
  }
  return undefined;
}
