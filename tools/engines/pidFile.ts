/** Remembers which process uses a folder, so that a later run can end the leftovers of a crashed one. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from './processIdentity.ts';

export function writePidFile(path: string, pid: number): void {
  writeFileSync(path, `${pid} ${processIdentity(pid) ?? ''}\n`);
}

/** The id of the process that wrote the file, if exactly that process still runs. */
export function livePid(path: string): number | undefined {
  try {
    const [pid, identity] = readFileSync(path, 'utf8').trim().split(/ (.*)/s);
    return identity && processIdentity(Number(pid)) === identity ? Number(pid) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Claims the folder for this process. Returns the id of the process that already holds it, if there is one.
 */
export function claimPidFile(path: string): number | undefined {
  for (;;) {
    try {
      writeFileSync(path, `${process.pid} ${processIdentity(process.pid) ?? ''}\n`, { flag: 'wx' });
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = livePid(path);
      if (holder) return holder;
      rmSync(path, { force: true });
    }
  }
}

/** Ends the process that a crashed run left behind: with time for a clean end, but not much. */
export async function endLeftover(path: string): Promise<void> {
  if (!existsSync(path)) return;
  for (let waited = 0; ; waited += 50) {
    const pid = livePid(path);
    if (!pid) break;
    if (waited === 0) for (const signal of ['SIGTERM', 'SIGCONT'] as const) process.kill(pid, signal);
    if (waited === 5000) process.kill(pid, 'SIGKILL');
    await delay(50);
  }
  rmSync(path, { force: true });
}
