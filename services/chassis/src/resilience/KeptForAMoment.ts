/** Keeps a loaded value for a moment. Callers that ask for the same key at the same time share one load. */
interface Kept<T> {
  value: Promise<T>;
  until: number;
}

interface Options<T> {
  /** Milliseconds from the start of the load; 0 keeps and shares nothing. */
  ms: number;
  /**
   * A value that is not worth keeping reaches the callers that already wait for it,
   * like a failure, and then is dropped.
   */
  isWorthKeeping?: (value: T) => boolean;
}

export class KeptForAMoment<T> {
  readonly #options: Options<T>;
  #kept = new Map<string, Kept<T>>();

  constructor(options: Options<T>) {
    this.#options = options;
  }

  get size(): number {
    return this.#kept.size;
  }

  get(key: string, load: () => Promise<T>): Promise<T> {
    if (this.#options.ms === 0) return load();
    const kept = this.#kept.get(key);
    if (kept && performance.now() < kept.until) return kept.value;
    return this.#keep(key, load());
  }

  /** Drops everything. A load that is running reaches only the callers that already wait for it. */
  forget(): void {
    this.#kept = new Map();
  }

  #keep(key: string, value: Promise<T>): Promise<T> {
    const { ms, isWorthKeeping } = this.#options;
    const all = this.#kept;
    const kept = { value, until: performance.now() + ms };
    all.set(key, kept);
    const drop = () => {
      if (all.get(key) === kept) all.delete(key);
    };
    value.then((loaded) => {
      if (isWorthKeeping?.(loaded) === false) drop();
    }, drop);
    return value;
  }
}
