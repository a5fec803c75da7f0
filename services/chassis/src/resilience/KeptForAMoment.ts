/** Keeps what was loaded and gives it again for a moment. Those who ask for the same at the same time share one loading. */
interface Kept<T> {
  value: Promise<T>;
  until: number;
}

export class KeptForAMoment<T> {
  readonly #keepMs: number;
  #kept = new Map<string, Kept<T>>();

  /** `keepMs` 0 keeps nothing: everything is loaded anew. */
  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  get size(): number {
    return this.#kept.size;
  }

  get(key: string, load: () => Promise<T>): Promise<T> {
    if (this.#keepMs === 0) return load();
    const kept = this.#kept.get(key);
    if (kept && kept.until > performance.now()) return kept.value;
    return this.#keep(key, load());
  }

  /** What is being loaded reaches those who wait for it and nobody after them. */
  forget(): void {
    this.#kept = new Map();
  }

  #keep(key: string, value: Promise<T>): Promise<T> {
    const all = this.#kept;
    const kept = { value, until: performance.now() + this.#keepMs };
    all.set(key, kept);
    value.catch(() => {
      if (all.get(key) === kept) all.delete(key);
    });
    return value;
  }
}
