/**
 * The edge's copy of a product service answer: its bytes, how long they are fresh,
 * and when they were last confirmed.
 */
import CachePolicy from 'http-cache-semantics';
import { createHash } from 'node:crypto';
import type { UpstreamAnswer } from '@bulkhead/chassis/resilience/HttpUpstream';
import { compress } from '../compress.ts';
import type { Coding } from '../encoding.ts';
import { type Listing, listingIn } from './listingIn.ts';

/** Below this size, compression saves no packet. */
const SMALLEST = 1_000;

export class Copy {
  readonly body: Buffer;
  /** Whether anyone can invent such URLs (`isThoughtUp`). */
  readonly isThoughtUp: boolean;
  /** Names and values, alternating. */
  readonly headers: readonly string[];
  readonly etag: string | undefined;
  /** When the product service was last asked, in milliseconds of `performance.now()`, which no clock change moves. */
  askedAt: number;
  /** In the same unit. */
  freshUntil: number;
  readonly #compressed: Partial<Record<Coding, Buffer | 'under way'>> = {};
  #digest: string | undefined;
  #listing: Listing | undefined;

  constructor(
    { headers, body }: UpstreamAnswer,
    {
      askedAt,
      lifetimeMs,
      isThoughtUp = false,
    }: { askedAt: number; lifetimeMs: number; isThoughtUp?: boolean },
  ) {
    this.body = body;
    this.isThoughtUp = isThoughtUp;
    this.etag = headers.etag;
    this.headers = [
      ...['Content-Type', headers['content-type'] ?? 'application/json; charset=utf-8'],
      ...['Cache-Control', headers['cache-control'] ?? 'no-store'],
      ...['Vary', 'Accept-Encoding', 'X-Content-Type-Options', 'nosniff'],
      // A weak tag, because one tag stands for the bytes in every coding.
      ...(headers.etag ? ['ETag', headers.etag.replace(/^(?!W\/)/, 'W/')] : []),
    ];
    this.askedAt = askedAt;
    this.freshUntil = askedAt + lifetimeMs;
  }

  get ageMs(): number {
    return performance.now() - this.askedAt;
  }

  /** When the product service last said so, in milliseconds since 1970, by the clock as it is set now. */
  get seenAt(): number {
    return Math.round(Date.now() - this.ageMs);
  }

  /** Equal for equal bytes. */
  get digest(): string {
    return (this.#digest ??= createHash('sha256').update(this.body).digest('base64url'));
  }

  /** Parsed when a page first shows it. */
  get listing(): Listing {
    return (this.#listing ??= listingIn(this.body));
  }

  /** The compressed bytes if they exist. The first call starts the compression. */
  compressed(coding: Coding): Buffer | undefined {
    const held = this.#compressed[coding];
    if (held === undefined && this.body.length >= SMALLEST) void this.#compress(coding);
    return Buffer.isBuffer(held) ? held : undefined;
  }

  async #compress(coding: Coding): Promise<void> {
    this.#compressed[coding] = 'under way';
    this.#compressed[coding] = await compress[coding](this.body);
  }
}

/** How long an answer may be shared without asking again; undefined when it must not be stored at all. */
export function sharedLifetimeMs({ status, headers }: UpstreamAnswer): number | undefined {
  const policy = new CachePolicy({ headers: {} }, { status, headers: headers });
  return policy.storable() ? policy.maxAge() * 1000 : undefined;
}
