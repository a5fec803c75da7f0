/** Keeps the messages that Redis has not received yet and retries until it takes them. */

/**
 * A timer, because Redis may recover without a new connection: one command may have
 * timed out, or memory run out.
 */
const AGAIN_AFTER_MS = 500;
/** Failures in a row that end a pass. */
const MOST_FAILURES = 5;

export class Unsent<Message> {
  readonly #byKey = new Map<string, Message>();
  readonly #tell: (message: Message) => Promise<void>;
  readonly #most: number;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> | undefined;

  /** @param most messages are kept; one more drops the oldest */
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

  /** Sends everything. Only one pass runs at a time. */
  send(): Promise<void> {
    return (this.#sending ??= this.#sendAll().finally(() => (this.#sending = undefined)));
  }

  /** Makes one last attempt. */
  async close(): Promise<void> {
    await this.#sending;
    await this.send();
    this.#rest();
  }

  /**
   * Failed messages go to the end: a Redis Cluster node that does not answer must not block the messages for
   * the others. After a few failures in a row all of Redis counts as unavailable.
   */
  async #sendAll(): Promise<void> {
    let failures = 0;
    for (const [key, message] of [...this.#byKey]) {
      const succeeded = await this.#tell(message).then(
        () => true,
        () => false,
      );
      // A newer message may have replaced it meanwhile.
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
