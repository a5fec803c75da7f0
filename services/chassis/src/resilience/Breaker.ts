/**
 * Wraps an opossum circuit. Its own refusals become UpstreamFailures, so that callers handle one kind of
 * failure. It also opens after `volume` failures in a row: the failure rate reacts late, because successes
 * from before the failure keep it low.
 */
import type CircuitBreaker from 'opossum';
import { assertTimeLeft } from './assertTimeLeft.ts';
import { UpstreamFailure } from './UpstreamFailure.ts';

/**
 * Failures in a row within this time, in milliseconds, may be a single moment in
 * which the machine stood still.
 */
const SPAN_MS = 250;

export class Breaker<A extends unknown[], R> {
  readonly #circuit: CircuitBreaker<A, R>;
  readonly #volume: number;
  #inVain = 0;
  #inVainSince = 0;

  /** `volume`: how many failures in a row open it. */
  constructor(circuit: CircuitBreaker<A, R>, { volume }: { volume: number }) {
    this.#circuit = circuit;
    this.#volume = volume;
  }

  /** Whether a call would be let through now: closed, or half-open with no trial call running. */
  get letsThrough(): boolean {
    return this.#circuit.closed || this.#circuit.pendingClose;
  }

  get isOpen(): boolean {
    return this.#circuit.opened;
  }

  get isClosed(): boolean {
    return this.#circuit.closed;
  }

  get state(): 'closed' | 'half-open' | 'open' {
    if (this.#circuit.closed) return 'closed';
    return this.#circuit.halfOpen ? 'half-open' : 'open';
  }

  /** Opens the breaker for a reason from elsewhere, such as a failed probe. */
  open(): void {
    if (!this.#circuit.isShutdown) this.#circuit.open();
  }

  /** Closes the breaker for a reason from elsewhere. Left half-open, it would refuse all calls but one. */
  close(): void {
    this.#inVain = 0;
    if (!this.#circuit.isShutdown) this.#circuit.close();
  }

  async fire(...args: A): Promise<R> {
    // Checked here, because opossum counts a refused call as a call, which lowers the failure rate.
    if (!this.letsThrough)
      throw new UpstreamFailure('open', `${this.#circuit.name} is open`, { sent: false });
    // A call that comes too late says nothing of the other side. Opossum would take it for a success, and close a half-open circuit.
    assertTimeLeft();
    try {
      const result = await this.#circuit.fire(...args);
      this.#inVain = 0;
      return result;
    } catch (error) {
      const failure = ownRefusal(error) ?? error;
      this.#count(failure);
      throw failure;
    }
  }

  #count(failure: unknown): void {
    if (!(failure instanceof UpstreamFailure)) this.#inVain = 0;
    else if (failure.isTheirs) {
      if (this.#inVain === 0) this.#inVainSince = performance.now();
      this.#inVain += 1;
      const span = performance.now() - this.#inVainSince;
      if (this.#circuit.closed && this.#inVain >= this.#volume && span >= SPAN_MS) this.open();
    }
  }
}

function ownRefusal(error: unknown): UpstreamFailure | undefined {
  if (!(error instanceof Error) || error instanceof UpstreamFailure || !('code' in error)) return undefined;
  if (error.code === 'ESEMLOCKED') return new UpstreamFailure('busy', 'Too many calls wait', { sent: false });
  if (error.code === 'ETIMEDOUT') return new UpstreamFailure('timeout', error.message, { sent: true });
  if (error.code === 'EOPENBREAKER' || error.code === 'ESHUTDOWN') {
    return new UpstreamFailure('open', error.message, { sent: false });
  }
  return undefined;
}
