/**
 * Answers of the catalogue: rendered once, with an ETag, and given again for a moment, so that a crowd that opens the
 * shop costs the database one query a second. Requests for the same answer at the same time share one query.
 */
import { hash } from 'node:crypto';
import type { Context } from 'koa';
import type { Answer } from '@bulkhead/chassis/http/route';

/** Caches on the way may give an answer again for a second, and an old one for as long as we are away. */
const CACHE_CONTROL = 'public, max-age=1, stale-while-revalidate=5, stale-if-error=86400';

/** Bytes of all answers kept since the last time everything was forgotten. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_ANSWERS = 1000;

interface Rendered {
  body: Buffer;
  etag: string;
}

interface Kept {
  rendered: Promise<Rendered>;
  until: number;
}

export class CatalogueAnswers {
  readonly #keepMs: number;
  #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  /** `key` tells apart everything the answer depends on. */
  async answer(ctx: Context, key: unknown, load: () => Promise<object>): Promise<Answer> {
    return answerOf(ctx, await this.#renderedOf(JSON.stringify(key), load));
  }

  async fresh(ctx: Context, load: () => Promise<object>): Promise<Answer> {
    return answerOf(ctx, render(await load()));
  }

  /** After a change in this process. What is being loaded reaches those who wait for it and nobody after them. */
  forget(): void {
    this.#kept = new Map();
    this.#bytes = 0;
  }

  #renderedOf(key: string, load: () => Promise<object>): Promise<Rendered> {
    if (this.#keepMs === 0) return load().then(render);
    const kept = this.#kept.get(key);
    if (kept && kept.until > performance.now()) return kept.rendered;
    if (this.#bytes > MOST_BYTES || this.#kept.size >= MOST_ANSWERS) this.forget();
    return this.#keep(key, load().then(render));
  }

  #keep(key: string, rendered: Promise<Rendered>): Promise<Rendered> {
    const all = this.#kept;
    const kept = { rendered, until: performance.now() + this.#keepMs };
    all.set(key, kept);
    rendered.then(
      ({ body }) => {
        if (all === this.#kept) this.#bytes += body.length;
      },
      () => {
        if (all.get(key) === kept) all.delete(key);
      },
    );
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
