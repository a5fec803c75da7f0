/**
 * Serves the catalogue's answers from copies. A fresh copy is served from memory; a stale one is served while
 * the next answer is fetched, and for hours while the product service does not answer.
 */
import { productPaths } from '@bulkhead/product/contract';
import type { UpstreamAnswer } from '@bulkhead/chassis/resilience/HttpUpstream';
import { within } from '../../shared/within.ts';
import type { Upstream } from '../upstreams/Upstream.ts';
import { UPSTREAM_BUDGET_MS } from '../upstreams/openUpstreams.ts';
import { Copies, isThoughtUp } from './Copies.ts';
import { Copy, sharedLifetimeMs } from './Copy.ts';
import { KnownProducts } from './KnownProducts.ts';
import { listingIn } from './listingIn.ts';

/** A copy that expired this recently is served at once, while the next one is fetched. */
const STILL_GOOD_MS = 2_000;
/**
 * If there is a copy, no request waits longer than this for the product service, and
 * not at all while it is known to be away.
 */
const PATIENCE_MS = 300;

/** `stale`: the product service did not confirm the copy in time. */
export type Served =
  { copy: Copy; stale: boolean; answer?: never } | { answer: UpstreamAnswer; copy?: never; stale?: never };

interface Question {
  since: number;
  served: Promise<Served>;
}

export class Catalogue {
  readonly #product: Upstream;
  readonly #copies = new Copies();
  readonly #known = new KnownProducts();
  readonly #running = new Map<string, Question>();
  #changedAt = 0;

  constructor(product: Upstream) {
    this.#product = product;
  }

  get bytes(): number {
    return this.#copies.bytes;
  }

  /** The copy that may be served without asking the product service. */
  fresh(url: string): Copy | undefined {
    const copy = this.#copies.get(url);
    return copy && performance.now() < copy.freshUntil ? copy : undefined;
  }

  /** Rejects with the upstream's failure when there is neither an answer nor a copy. */
  async serve(url: string): Promise<Served> {
    const copy = this.#copies.get(url);
    const now = performance.now();
    if (copy && now < copy.freshUntil) return { copy, stale: false };
    const asked = this.#askOnce(url, copy);
    if (copy && now < copy.freshUntil + STILL_GOOD_MS && !this.#product.isDegraded) {
      asked.served.catch(() => undefined);
      return { copy, stale: false };
    }
    const kept = copy ?? this.#knownCopy(url);
    return kept ? this.#unlessAway(asked, kept) : asked.served;
  }

  /** Like `serve`, but within this time; undefined when there is neither an answer in time nor a copy. */
  async serveWithin(ms: number, url: string): Promise<Served | undefined> {
    const served = await within(ms, this.serve(url)).catch(() => undefined);
    const kept = served ? undefined : (this.#copies.get(url) ?? this.#knownCopy(url));
    return kept ? { copy: kept, stale: true } : served;
  }

  /** Expires every copy after a change: each must be confirmed before it is served again. */
  expire(): void {
    this.#changedAt = performance.now();
    this.#running.clear();
    for (const copy of this.#copies.values()) copy.freshUntil = -Infinity;
  }

  /**
   * The product service's answer if it comes within the patience, counted from the
   * first request for it; else the copy.
   */
  async #unlessAway({ since, served }: Question, kept: Copy): Promise<Served> {
    const instead: Served = { copy: kept, stale: true };
    const patienceMs = this.#product.isDegraded ? 0 : since + PATIENCE_MS - performance.now();
    try {
      const soon = await within(Math.max(0, patienceMs), served);
      return soon && !(soon.answer && soon.answer.status >= 500) ? soon : instead;
    } catch {
      return instead;
    }
  }

  /** Asks the product service once at a time for each URL, however many requests want it. */
  #askOnce(url: string, copy: Copy | undefined): Question {
    const running = this.#running.get(url);
    if (running) return running;
    const question = {
      since: performance.now(),
      served: this.#ask(url, copy).finally(() => {
        if (this.#running.get(url) === question) this.#running.delete(url);
      }),
    };
    this.#running.set(url, question);
    return question;
  }

  /** Asks without credentials, so that only the public answer can come back. */
  async #ask(url: string, copy: Copy | undefined): Promise<Served> {
    const askedAt = performance.now();
    const answer = await this.#product.send({
      method: 'GET',
      path: url,
      headers: { accept: 'application/json', ...(copy?.etag && { 'if-none-match': copy.etag }) },
      timeoutMs: UPSTREAM_BUDGET_MS,
      repeatable: true,
    });
    if (answer.status === 304 && copy)
      return { copy: this.#confirm(url, copy, answer, askedAt), stale: false };
    const lifetimeMs = answer.status === 200 ? sharedLifetimeMs(answer) : undefined;
    if (lifetimeMs === undefined) {
      if (answer.status === 404) this.#forget(url);
      return { answer };
    }
    const { products } = listingIn(answer.body);
    const kept = new Copy(answer, { askedAt, lifetimeMs, isThoughtUp: isThoughtUp(url, products) });
    if (this.#isFromBefore(askedAt)) kept.freshUntil = -Infinity;
    if (this.#isOvertaken(url, askedAt)) return { copy: kept, stale: false };
    this.#copies.set(url, kept);
    this.#known.learn(products, askedAt);
    return { copy: kept, stale: false };
  }

  /** Renews a copy that the product service confirmed, as if it were new. */
  #confirm(url: string, copy: Copy, answer: UpstreamAnswer, askedAt: number): Copy {
    if (this.#isOvertaken(url, askedAt)) return copy;
    this.#copies.set(url, copy);
    copy.askedAt = askedAt;
    const lifetimeMs = sharedLifetimeMs({ ...answer, status: 200 }) ?? 0;
    if (!this.#isFromBefore(askedAt)) copy.freshUntil = askedAt + lifetimeMs;
    return copy;
  }

  /** Whether an answer to a later request has already been stored. */
  #isOvertaken(url: string, askedAt: number): boolean {
    return (this.#copies.get(url)?.askedAt ?? 0) > askedAt;
  }

  /** Whether the answer may be older than the last change. */
  #isFromBefore(askedAt: number): boolean {
    return askedAt <= this.#changedAt;
  }

  #forget(url: string): void {
    this.#copies.delete(url);
    const name = productNameOf(url);
    if (name) this.#known.forget(name);
  }

  #knownCopy(url: string): Copy | undefined {
    const name = productNameOf(url);
    return name === undefined ? undefined : this.#known.copyOf(name);
  }
}

const PRODUCT = new RegExp(`^${productPaths.one.replace(':id', '([^/?]+)')}$`);
const productNameOf = (url: string): string | undefined => PRODUCT.exec(url)?.[1];
