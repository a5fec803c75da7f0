/** Limits retries to a share of all requests: asking a slow service twice must not make it slower still. */

const MOST = 20;
const PER_REQUEST = 0.2;
const PER_SECOND = 2;

export class RetryBudget {
  #tokens = MOST;
  #filledAt = performance.now();

  requested(): void {
    this.#add(PER_REQUEST);
  }

  /** Whole retries that the budget allows now. */
  get left(): number {
    const now = performance.now();
    this.#add(((now - this.#filledAt) / 1000) * PER_SECOND);
    this.#filledAt = now;
    return Math.floor(this.#tokens);
  }

  /** Takes one retry from the budget. False if there is none left. */
  take(): boolean {
    if (this.left < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  #add(tokens: number): void {
    this.#tokens = Math.min(MOST, this.#tokens + tokens);
  }
}
