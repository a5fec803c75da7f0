/** What Redis has not heard of yet: told again and again until it listens. */

/** Not only a new connection brings Redis back: one command may time out on a living one, or memory may run out. */
const AGAIN_AFTER_MS = 500;
/** In a row. */
const MOST_FAILURES = 5;

export class Unsent<Message> {
  readonly #byKey = new Map<string, Message>();
  readonly #tell: (message: Message) => Promise<void>;
  readonly #most: number;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> | undefined;

  /** @param most are kept: the oldest gives way to one more */
  constructor(tell: (message: Message) => Promise<void>, { most }: { most: number }) {
    this.#tell = tell;
    this.#most = most;
  }

  add(key: string, message: Message): void {
    const [oldest] = this.#byKey.keys();
    if (oldest !== undefined && this.#byKey.size >= this.#most) this.#byKey.delete(oldest);
    this.#byKey.set(key, message);
    this.#timer ??= setInterval(() => void this.send(), AGAIN_AFTER_MS).unref();
  }

  has(key: string): boolean {
    return this.#byKey.size > 0 && this.#byKey.has(key);
  }

  drop(key: string): void {
    this.#byKey.delete(key);
  }

  /** One pass at a time. */
  send(): Promise<void> {
    return (this.#sending ??= this.#sendAll().finally(() => (this.#sending = undefined)));
  }

  /** One last try. */
  async close(): Promise<void> {
    await this.#sending;
    await this.send();
    this.#rest();
  }

  /**
   * Those that fail go to the end: a node of a Redis Cluster that is away must not keep what is for the others. After a few
   * in a row all of Redis is taken to be away.
   */
  async #sendAll(): Promise<void> {
    let failures = 0;
    for (const [key, message] of [...this.#byKey]) {
      const succeeded = await this.#tell(message).then(
        () => true,
        () => false,
      );
      // A newer one may have taken its place meanwhile.
      if (this.#byKey.get(key) === message) {
        this.#byKey.delete(key);
        if (!succeeded) this.#byKey.set(key, message);
      }
      failures = succeeded ? 0 : failures + 1;
      if (failures === MOST_FAILURES) return;
    }
    if (this.#byKey.size === 0) this.#rest();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
