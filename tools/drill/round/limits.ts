/** The limits for every cell. */
import { TRY_MS } from '../shoppers/EdgeBalancer.ts';

export const limits = {
  /** Requests in each cell of ● and ◐ after the grace. */
  requests: 200,
  /**
   * Share of those requests where a password is hashed, which costs tens of milliseconds of processor time.
   * The three usual faults of a component make two hundred together.
   */
  hashing: 1 / 3,
  /** The grace for breakers to find out. */
  graceMs: 2000,
  /** Any request: the edge's 850 ms, plus reading and writing. */
  requestMs: 1200,
  /** A request whose edge is gone: one try of the balancer and one complete second try. */
  balancedMs: TRY_MS + 1200,
  /** p99 of refusals. */
  refusalMs: 1000,
  /** p50 of refusals where a breaker is open: one request per second tries, the others do not wait. */
  knownMs: 300,
  /** From the part's return until everything works. */
  recoveryMs: 5000,
  /** p95 of a journey that does not need the broken part, relative to before. */
  slowdown: 2,
  /** Below this, a p95 says more about the machine than about the shop. */
  quickMs: 60,
  /** The same, where a password is hashed. */
  quickHashMs: 500,
  /**
   * Share of answers that may be of the other kind: for example a copy, because the
   * machine was busy for a moment.
   */
  otherwise: 0.05,
  /** Share of requests that may be cut off while something keeps restarting. */
  cutOff: 0.02,
  /** Memory of a process after the drill, relative to before. */
  growth: 1.3,
  /** Warnings of one process in one outage: one per change of state, not per request. */
  warnings: 40,
  /**
   * A fault that comes and goes may cause that many in each such period, because every return is a change.
   */
  warningsMs: 20_000,
  /**
   * Share of time in which some process waited for a processor. Above it, a broken
   * cell may be the machine's fault.
   */
  cpuPressure: 0.6,
  /** How often an outage is tried while the machine is that busy. */
  attempts: 3,
} as const;
