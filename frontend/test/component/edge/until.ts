/** Waits for a condition, asking often; what it waits for is in the message when it never comes. */
import { setTimeout as delay } from 'node:timers/promises';

export async function until(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  limitMs = 5_000,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await delay(20);
  }
}
