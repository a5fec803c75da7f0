/**
 * Finds a free port below the range of outgoing connections. It stays free until it is used: other processes that look for
 * one, such as suites that run at the same time, see that it is claimed.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLAIMS = join(tmpdir(), 'bulkhead-ports');
/** Milliseconds after which a port is either in use or not wanted any more. */
const CLAIMED_MS = 60_000;

/** Whether a server could listen on this port of 127.0.0.1 (or another host) now. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // If IPv6 is off, no IPv6 port can be taken.
    probe.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL'),
    );
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Claims a port for this process. False if it is in use or claimed. */
export async function claimPort(port: number): Promise<boolean> {
  const path = join(CLAIMS, String(port));
  const claimed = statSync(path, { throwIfNoEntry: false });
  if (claimed && Date.now() - claimed.mtimeMs > CLAIMED_MS) rmSync(path, { force: true });
  mkdirSync(CLAIMS, { recursive: true });
  try {
    writeFileSync(path, '', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  return isPortFree(port);
}

export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(20_000, 32_000);
    if (await claimPort(port)) return port;
  }
  throw new Error('No free port between 20000 and 32000 in a hundred attempts');
}
