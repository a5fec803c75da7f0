/** How much a busy machine got in the way: Linux counts the time in which somebody waited for a processor. */
import { readFileSync } from 'node:fs';
import { limits } from './limits.ts';

export class CpuPressure {
  readonly #since = performance.now();
  readonly #before = waitedMs();

  /** 0 to 1, since it was made; undefined where the system does not tell. */
  share(): number | undefined {
    const now = waitedMs();
    if (now === undefined || this.#before === undefined) return undefined;
    return (now - this.#before) / (performance.now() - this.#since);
  }

  /** A broken promise may have been the machine's fault. */
  isTooMuch(): boolean {
    return (this.share() ?? 0) > limits.cpuPressure;
  }
}

function waitedMs(): number | undefined {
  try {
    const total = /^some .*total=(\d+)/m.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.[1];
    return total === undefined ? undefined : Number(total) / 1000;
  } catch {
    return undefined;
  }
}
