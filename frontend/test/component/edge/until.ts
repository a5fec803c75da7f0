/** Waits for a condition by polling; `what` is in the error message if it never holds. */
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
