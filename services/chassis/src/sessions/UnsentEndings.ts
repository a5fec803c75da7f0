/** The sign-outs that Redis has not heard of yet: dead in this process at once, told to Redis as soon as it listens. */
import type { Claims } from './SessionTokens.ts';

/** More than this many are not kept: the oldest ones then live on to the end of the grace period. */
const KEPT = 10_000;
/** Not only a new connection brings Redis back: one command may time out on a living one, or memory may run out. */
const AGAIN_AFTER_MS = 500;

export class UnsentEndings {
  readonly #bySid = new Map<string, Claims>();
  readonly #end: (claims: Claims) => Promise<void>;
  #timer: NodeJS.Timeout | undefined;

  constructor(end: (claims: Claims) => Promise<void>) {
    this.#end = end;
  }

  add(claims: Claims): void {
    const [oldest] = this.#bySid.keys();
    if (oldest !== undefined && this.#bySid.size >= KEPT) this.#bySid.delete(oldest);
    this.#bySid.set(claims.sid, claims);
    this.#timer ??= setInterval(() => void this.send(), AGAIN_AFTER_MS).unref();
  }

  has({ sid }: Claims): boolean {
    return this.#bySid.size > 0 && this.#bySid.has(sid);
  }

  /** Stops at the first one that fails: Redis is still away, and the next try goes on from there. */
  async send(): Promise<void> {
    for (const [sid, claims] of this.#bySid) {
      try {
        await this.#end(claims);
      } catch {
        return;
      }
      this.#bySid.delete(sid);
    }
    this.#rest();
  }

  /** One last try. */
  async close(): Promise<void> {
    await this.send();
    this.#rest();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
