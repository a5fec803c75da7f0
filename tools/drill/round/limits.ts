/** What every cell is held to. */
import { TRY_MS } from '../shoppers/EdgeBalancer.ts';

export const limits = {
  /** In each cell of ● and ◐, after the grace. */
  requests: 200,
  /**
   * Share of that where a password is hashed, which costs tens of milliseconds of a processor: the three usual faults of a
   * component make two hundred together.
   */
  hashing: 1 / 3,
  /** What breakers are given to find out. */
  graceMs: 2000,
  /** Any request: the edge's 850 ms, and reading and writing around it. */
  requestMs: 1200,
  /** A request whose edge is gone: one try of the balancer and the whole next one. */
  balancedMs: TRY_MS + 1200,
  /** p99 of refusals. */
  refusalMs: 1000,
  /** p50 of refusals where a breaker knows that nobody is there: one in a second tries, the others do not wait. */
  knownMs: 300,
  /** From the part's return until everything works. */
  recoveryMs: 5000,
  /** p95 of what has nothing to do with the missing part, compared with before. */
  slowdown: 2,
  /** Below this a p95 tells more of the machine than of the shop. */
  quickMs: 60,
  /** The same, where a password is hashed. */
  quickHashMs: 500,
  /** Share of answers that may be of the other kind: a copy because the machine was busy for a moment. */
  otherwise: 0.05,
  /** Share of requests that may be cut off while something restarts over and over. */
  cutOff: 0.02,
  /** Memory of a process after the drill, compared with before. */
  growth: 1.3,
  /** Warnings of one process in one outage. A state change is a line, a request is not. */
  warnings: 40,
  /** What comes and goes has as many in each such time: every coming is a change. */
  warningsMs: 20_000,
  /** Share of the time in which somebody waited for a processor. Above it a broken cell may be the machine's fault. */
  cpuPressure: 0.6,
  /** So often an outage is tried when the machine is that busy. */
  attempts: 3,
} as const;
