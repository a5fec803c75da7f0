/**
 * The catalogue's answers: rendered once, with an ETag, and reused for a moment, so that a
 * crowd that opens the shop costs the database one query a second. Requests for the same
 * answer at the same time share one query.
 */
import { hash } from 'node:crypto';
import type { Context } from 'koa';
import type { Answer } from '@bulkhead/chassis/http/route';
import { KeptForAMoment } from '@bulkhead/chassis/resilience/KeptForAMoment';

/** Downstream caches may reuse an answer for a second, and an old one while we do not answer. */
const CACHE_CONTROL = 'public, max-age=1, stale-while-revalidate=5, stale-if-error=86400';

/** Bytes of all answers kept since the cache was last emptied. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_ANSWERS = 1000;

interface Rendered {
  body: Buffer;
  etag: string;
}

export class CatalogueAnswers {
  readonly #rendered: KeptForAMoment<Rendered>;
  readonly #categories: KeptForAMoment<string[]>;
  #bytes = 0;

  constructor(keepMs: number) {
    this.#rendered = new KeptForAMoment({ ms: keepMs });
    this.#categories = new KeptForAMoment({ ms: keepMs });
  }

  /** `key` holds everything the answer depends on. */
  async answer(ctx: Context, key: unknown, load: () => Promise<object>): Promise<Answer> {
    if (this.#bytes > MOST_BYTES || this.#rendered.size >= MOST_ANSWERS) this.forget();
    const loaded = await this.#rendered.get(JSON.stringify(key), () => this.#render(load));
    return answerOf(ctx, loaded);
  }

  async fresh(ctx: Context, load: () => Promise<object>): Promise<Answer> {
    return answerOf(ctx, render(await load()));
  }

  /** The names of all categories, which many answers contain: looked up once for all of them. */
  categories(load: () => Promise<string[]>): Promise<string[]> {
    return this.#categories.get('all', load);
  }

  /** Empties the cache after a change in this process. */
  forget(): void {
    this.#rendered.forget();
    this.#categories.forget();
    this.#bytes = 0;
  }

  async #render(load: () => Promise<object>): Promise<Rendered> {
    const rendered = render(await load());
    this.#bytes += rendered.body.length;
    return rendered;
  }
}

function render(answer: object): Rendered {
  const body = Buffer.from(JSON.stringify(answer));
  return { body, etag: `W/"${hash('sha1', body, 'base64url')}"` };
}

function answerOf(ctx: Context, { body, etag }: Rendered): Answer {
  const headers = { ETag: etag, 'Cache-Control': CACHE_CONTROL };
  const known = ctx.get('If-None-Match').split(/,\s*/);
  if (known.includes(etag) || known.includes('*')) return { status: 304, body: '', headers };
  return { body, headers };
}
