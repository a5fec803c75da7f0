/** Makes the circuit breakers of this process: one for each operation of each dependency. */
import CircuitBreaker from 'opossum';
import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import { Breaker } from './Breaker.ts';
import { UpstreamFailure } from './UpstreamFailure.ts';

/** Short, so that old successes expire soon and a breaker opens quickly when a busy dependency hangs. */
const WINDOW_MS = 3_000;
/** The action has its own deadline. The breaker's timeout is a second line of defence. */
const TIMEOUT_MARGIN_MS = 50;
/** The values of the metric. */
const [CLOSED, HALF_OPEN, OPEN] = [0, 1, 2] as const;

export interface BreakerSettings {
  /** The longest that the action itself may take. */
  timeoutMs: number;
  /** How long an open breaker waits before it lets one call through. */
  resetMs: number;
  /**
   * Opens when at least this many calls were made within three seconds and more than half of them failed, or
   * when this many failed in a row.
   */
  volume: number;
  /** Calls in flight at most; further calls are refused at once. */
  capacity: number;
}

export class Breakers {
  readonly #log: Logger;
  readonly #state;
  readonly #made = new Map<string, { shutdown: () => void }>();

  constructor({ log, metrics }: { log: Logger; metrics: Metrics }) {
    this.#log = log;
    this.#state = metrics.labelledGauge('breaker_state', '0 closed, 1 half-open, 2 open.', 'breaker');
  }

  /** Only an UpstreamFailure counts: a 4xx or a bug of ours says nothing about the upstream. */
  create<A extends unknown[], R>(
    name: string,
    action: (...args: A) => Promise<R>,
    settings: BreakerSettings,
  ): Breaker<A, R> {
    const circuit = new CircuitBreaker(action, {
      name,
      timeout: settings.timeoutMs + TIMEOUT_MARGIN_MS,
      resetTimeout: settings.resetMs,
      volumeThreshold: settings.volume,
      capacity: settings.capacity,
      rollingCountTimeout: WINDOW_MS,
      rollingCountBuckets: 6,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
      errorFilter: (error: unknown) => !countsAsFailure(error),
    });
    this.#watch(name, circuit);
    this.#made.set(name, circuit);
    return new Breaker(circuit, settings);
  }

  /** Removes the breaker of something that is gone for good, such as a replica's address. */
  remove(name: string): void {
    this.#made.get(name)?.shutdown();
    this.#made.delete(name);
    this.#state.remove(name);
  }

  shutdown(): void {
    for (const circuit of this.#made.values()) circuit.shutdown();
  }

  /** Logs one line when the breaker opens and one when it closes, however often it tries in between. */
  #watch(name: string, circuit: Pick<CircuitBreaker, 'on'>): void {
    const gauge = this.#state.labels(name);
    gauge.set(CLOSED);
    let told: number = CLOSED;
    const change = (state: number) => {
      gauge.set(state);
      if (told !== state)
        this.#log.warn({ breaker: name }, state === OPEN ? 'breaker opened' : 'breaker closed');
      told = state;
    };
    circuit.on('open', () => change(OPEN));
    circuit.on('close', () => change(CLOSED));
    circuit.on('halfOpen', () => gauge.set(HALF_OPEN));
  }
}

function countsAsFailure(error: unknown): boolean {
  if (error instanceof UpstreamFailure) return error.isTheirs;
  return error instanceof Error && 'code' in error && error.code === 'ETIMEDOUT';
}
