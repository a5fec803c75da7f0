/** Keeps what was loaded and gives it again for a moment. Those who ask for the same at the same time share one loading. */
interface Kept<T> {
  value: Promise<T>;
  until: number;
}

interface Options<T> {
  /** Milliseconds from when the loading began; 0 keeps and shares nothing. */
  ms: number;
  /** What is not worth it reaches those who wait for it and nobody after them, as a failure does. */
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

  /** What is being loaded reaches those who wait for it and nobody after them. */
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
