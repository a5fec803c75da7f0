/** Freezes parts of the shop, so that they neither answer nor refuse. */
import { setTimeout as delay } from 'node:timers/promises';
import { startShop } from './shop.ts';

export interface Freezable {
  kill(signal: NodeJS.Signals): unknown;
}

/** Waits until the edge reports no outage. */
async function untilAllIsWell(): Promise<void> {
  const { url } = await startShop();
  for (;;) {
    const { degraded } = (await (await fetch(`${url}/api/session`)).json()) as { degraded: string[] };
    if (degraded.length === 0) return;
    await delay(100);
  }
}

/** Freezes the parts during `look`, then resumes them. */
export async function whileHanging(parts: Freezable[], look: () => Promise<void>): Promise<void> {
  for (const part of parts) part.kill('SIGSTOP');
  try {
    await look();
  } finally {
    for (const part of parts) part.kill('SIGCONT');
    await untilAllIsWell();
  }
}
