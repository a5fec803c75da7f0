/** Waits until a process reports that it can work. */
import { setTimeout as delay } from 'node:timers/promises';

const LIMIT_MS = 60_000;

export async function untilReady(managementUrl: string): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (!(await isReady(managementUrl))) {
    if (Date.now() > deadline) throw new Error(`${managementUrl} is not ready after ${LIMIT_MS / 1000} s`);
    await delay(100);
  }
}

async function isReady(managementUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${managementUrl}/readyz`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
