/** Reads what the system knows about a process. */
import { readFileSync } from 'node:fs';

/** Resident memory in megabytes (10^6 bytes). */
export function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kilobytes) * 1024) / 1e6;
}
