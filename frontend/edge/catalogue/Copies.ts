/**
 * Catalogue answers by URL, in bounded memory. URLs that anyone can invent without end (searches, cursors)
 * have a cache of their own, so they cannot evict popular lists and products.
 */
import type { Product } from '@bulkhead/product/contract';
import { LRUCache } from 'lru-cache';
import type { Copy } from './Copy.ts';

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_COPY_BYTES = 2 * 1024 * 1024;
const KEPT_MS = 12 * 60 * 60 * 1000;
const THOUGHT_UP = /[?&](?:search|limit|cursor)=/;

/**
 * Whether anyone can invent such URLs: searches, further pages, empty lists, and a category spelled
 * differently from its products' category.
 */
export function isThoughtUp(url: string, [first]: readonly Product[]): boolean {
  if (first === undefined || THOUGHT_UP.test(url)) return true;
  const category = new URL(url, 'http://shop').searchParams.get('category');
  return category !== null && category !== first.category;
}

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
    const [place, other] = copy.isThoughtUp
      ? [this.#thoughtUp, this.#lasting]
      : [this.#lasting, this.#thoughtUp];
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
    // Both compressed forms together are smaller than the body.
    sizeCalculation: ({ body }, url) => 2 * body.length + 2 * url.length + 500,
    ttl: KEPT_MS,
  });
}
