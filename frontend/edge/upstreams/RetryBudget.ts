/** Bounds second tries to a share of all requests: a slow service must not be slowed down further by being asked twice. */

const MOST = 20;
const PER_REQUEST = 0.2;
const PER_SECOND = 2;

export class RetryBudget {
  #tokens = MOST;
  #filledAt = performance.now();

  requested(): void {
    this.#add(PER_REQUEST);
  }

  /** Whole second tries that are within the budget now. */
  get left(): number {
    const now = performance.now();
    this.#add(((now - this.#filledAt) / 1000) * PER_SECOND);
    this.#filledAt = now;
    return Math.floor(this.#tokens);
  }

  /** Whether one more second try is within the budget; takes it if so. */
  take(): boolean {
    if (this.left < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  #add(tokens: number): void {
    this.#tokens = Math.min(MOST, this.#tokens + tokens);
  }
}
