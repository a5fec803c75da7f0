/** What Redis has not heard of yet: told again and again until it listens. */

/** Not only a new connection brings Redis back: one command may time out on a living one, or memory may run out. */
const AGAIN_AFTER_MS = 500;

export class Unsent<Message> {
  readonly #bySid = new Map<string, Message>();
  readonly #tell: (message: Message) => Promise<void>;
  readonly #most: number;
  #timer: NodeJS.Timeout | undefined;

  /** @param most are kept: the oldest gives way to one more */
  constructor(tell: (message: Message) => Promise<void>, { most }: { most: number }) {
    this.#tell = tell;
    this.#most = most;
  }

  add(sid: string, message: Message): void {
    const [oldest] = this.#bySid.keys();
    if (oldest !== undefined && this.#bySid.size >= this.#most) this.#bySid.delete(oldest);
    this.#bySid.set(sid, message);
    this.#timer ??= setInterval(() => void this.send(), AGAIN_AFTER_MS).unref();
  }

  has(sid: string): boolean {
    return this.#bySid.size > 0 && this.#bySid.has(sid);
  }

  drop(sid: string): void {
    this.#bySid.delete(sid);
  }

  /** Stops at the first one that fails: Redis is still away, and the next try goes on from there. */
  async send(): Promise<void> {
    for (const [sid, message] of this.#bySid) {
      try {
        await this.#tell(message);
      } catch {
        return;
      }
      // Unless a newer one has taken its place meanwhile.
      if (this.#bySid.get(sid) === message) this.#bySid.delete(sid);
    }
    if (this.#bySid.size === 0) this.#rest();
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
