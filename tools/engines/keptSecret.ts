/** A secret that is generated once and stored in a file that only its owner may read. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** `bytes` random bytes, in characters that need no quoting in a URL, a shell or SQL. */
export async function keptSecret(path: string, bytes = 18): Promise<string> {
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (kept) return kept.trim();
  const secret = randomBytes(bytes).toString('base64url');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `${secret}\n`, { mode: 0o600 });
  return secret;
}
