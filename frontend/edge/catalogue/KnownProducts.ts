/**
 * Remembers every product recently seen in a list, so that its page works even if
 * nobody has opened it before.
 */
import { LRUCache } from 'lru-cache';
import type { Product } from '@bulkhead/product/contract';
import { Copy } from './Copy.ts';

const MOST = 2_000;

interface Known {
  product: Product;
  askedAt: number;
}

export class KnownProducts {
  readonly #byName = new LRUCache<string, Known>({ max: 2 * MOST });

  learn(products: readonly Product[], askedAt: number): void {
    for (const product of products.filter(({ is_active: isActive }) => isActive)) {
      this.#byName.set(product.id, { product, askedAt });
      this.#byName.set(product.slug, { product, askedAt });
    }
  }

  forget(idOrSlug: string): void {
    const known = this.#byName.get(idOrSlug);
    if (!known) return;
    this.#byName.delete(known.product.id);
    this.#byName.delete(known.product.slug);
  }

  /** An answer as the product service would have given it. */
  copyOf(idOrSlug: string): Copy | undefined {
    const known = this.#byName.get(idOrSlug);
    if (!known) return undefined;
    const body = Buffer.from(JSON.stringify({ result: known.product }));
    return new Copy({ status: 200, headers: {}, body }, { askedAt: known.askedAt, lifetimeMs: 0 });
  }
}
