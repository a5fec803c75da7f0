/** Freezes parts of the shop: they neither answer nor refuse. */
import { setTimeout as delay } from 'node:timers/promises';
import { startShop } from './shop.ts';

export interface Freezable {
  kill(signal: NodeJS.Signals): unknown;
}

/** Until the edge misses nothing any more. */
async function untilAllIsWell(): Promise<void> {
  const { url } = await startShop();
  for (;;) {
    const { degraded } = (await (await fetch(`${url}/api/session`)).json()) as { degraded: string[] };
    if (degraded.length === 0) return;
    await delay(100);
  }
}

/** The parts hang while the test looks; then they come back. */
export async function whileHanging(parts: Freezable[], look: () => Promise<void>): Promise<void> {
  for (const part of parts) part.kill('SIGSTOP');
  try {
    await look();
  } finally {
    for (const part of parts) part.kill('SIGCONT');
    await untilAllIsWell();
  }
}
