/** A stand-in for the browser's `CacheStorage`, for tests without a browser. */
type Asked = string | { url: string };

const addressOf = (asked: Asked): string =>
  new URL(typeof asked === 'string' ? asked : asked.url, location.origin).href;

class MemoryCache {
  readonly #kept = new Map<string, Response>();

  async match(asked: Asked): Promise<Response | undefined> {
    return this.#kept.get(addressOf(asked))?.clone();
  }

  async put(asked: Asked, answer: Response): Promise<void> {
    this.#kept.set(addressOf(asked), answer);
  }

  async delete(asked: Asked): Promise<boolean> {
    return this.#kept.delete(addressOf(asked));
  }

  async keys(): Promise<{ url: string }[]> {
    return [...this.#kept.keys()].map((url) => ({ url }));
  }

  async add(asked: Asked): Promise<void> {
    await this.addAll([asked]);
  }

  /** Stores all of them or none. */
  async addAll(asked: Asked[]): Promise<void> {
    const answers = await Promise.all(asked.map(async (one) => [one, await fetch(addressOf(one))] as const));
    if (answers.some(([, { ok }]) => !ok)) throw new TypeError('A file is missing');
    for (const [one, answer] of answers) await this.put(one, answer);
  }
}

export class MemoryCaches {
  readonly #caches = new Map<string, MemoryCache>();

  async open(name: string): Promise<MemoryCache> {
    const cache = this.#caches.get(name) ?? new MemoryCache();
    this.#caches.set(name, cache);
    return cache;
  }

  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }

  /** Looks in the oldest cache first. */
  async match(asked: Asked): Promise<Response | undefined> {
    for (const cache of this.#caches.values()) {
      const kept = await cache.match(asked);
      if (kept) return kept;
    }
    return undefined;
  }
}
