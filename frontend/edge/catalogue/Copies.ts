/**
 * Catalogue answers by address, in bounded memory. Searches, further pages, categories that hold nothing and other
 * spellings of those that do, of which anybody can think up any number, never take the room of the lists and products that people come back to.
 */
import { LRUCache } from 'lru-cache';
import type { Copy } from './Copy.ts';

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_COPY_BYTES = 2 * 1024 * 1024;
const KEPT_MS = 12 * 60 * 60 * 1000;
const THOUGHT_UP = /[?&](?:search|limit|cursor)=/;

export class Copies {
  readonly #lasting = copies();
  readonly #thoughtUp = copies();

  get bytes(): number {
    return this.#lasting.calculatedSize + this.#thoughtUp.calculatedSize;
  }

  get(url: string): Copy | undefined {
    return this.#lasting.get(url) ?? this.#thoughtUp.get(url);
  }

  set(url: string, copy: Copy): void {
    const isThoughtUp = copy.isThoughtUp || THOUGHT_UP.test(url);
    const [place, other] = isThoughtUp ? [this.#thoughtUp, this.#lasting] : [this.#lasting, this.#thoughtUp];
    other.delete(url);
    place.set(url, copy);
  }

  delete(url: string): void {
    this.#lasting.delete(url);
    this.#thoughtUp.delete(url);
  }

  *values(): Generator<Copy> {
    yield* this.#lasting.values();
    yield* this.#thoughtUp.values();
  }
}

function copies(): LRUCache<string, Copy> {
  return new LRUCache<string, Copy>({
    maxSize: MAX_BYTES,
    maxEntrySize: MAX_COPY_BYTES,
    // Both compressed forms together are smaller than the bytes.
    sizeCalculation: ({ body }, url) => 2 * body.length + 2 * url.length + 500,
    ttl: KEPT_MS,
  });
}
