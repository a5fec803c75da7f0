/** Measures how busy the machine was: Linux counts the time in which some process waited for a processor. */
import { readFileSync } from 'node:fs';
import { limits } from './limits.ts';

export class CpuPressure {
  readonly #since = performance.now();
  readonly #before = waitedMs();

  /** The share since construction, 0 to 1; undefined where the system does not report it. */
  share(): number | undefined {
    const now = waitedMs();
    if (now === undefined || this.#before === undefined) return undefined;
    return (now - this.#before) / (performance.now() - this.#since);
  }

  /** Whether a broken promise may be the machine's fault. */
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
