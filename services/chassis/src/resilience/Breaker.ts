/** An opossum circuit whose own refusals are UpstreamFailures too, so that callers know one kind of failure. */
import type CircuitBreaker from 'opossum';
import { UpstreamFailure } from './UpstreamFailure.ts';

export class Breaker<A extends unknown[], R> {
  readonly #circuit: CircuitBreaker<A, R>;

  constructor(circuit: CircuitBreaker<A, R>) {
    this.#circuit = circuit;
  }

  /** Whether a call would be let through now: closed, or half-open with nobody trying yet. */
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

  /** Opens it on knowledge from elsewhere, such as a failed probe. */
  open(): void {
    if (!this.#circuit.isShutdown) this.#circuit.open();
  }

  async fire(...args: A): Promise<R> {
    // Asked here, because opossum counts a refused call as a call, which hides the failures among them.
    if (!this.letsThrough)
      throw new UpstreamFailure('open', `${this.#circuit.name} is open`, { sent: false });
    try {
      return await this.#circuit.fire(...args);
    } catch (error) {
      throw ownRefusal(error) ?? error;
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
