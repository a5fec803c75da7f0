/**
 * Composes the shop's pages, each once for all visitors who get the same, and keeps them in bounded memory.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { PageName, Prerendered } from '../../shared/Prerendered.ts';
import type { InlineHashes } from '../app/securityHeaders.ts';
import { ComposedPage } from './ComposedPage.ts';
import type { Content, Known } from './Content.ts';
import { documentOf } from './documentOf.ts';
import type { Visitor } from './visitorOf.ts';

const MAX_BYTES = 2 * 1024 * 1024;
/** Precision of the age of the answers on a page. */
const AGE_STEP_MS = 30_000;

/**
 * Pages that request something of their own address. Few visitors share one, and
 * together they would evict all others.
 */
const ONE_OF_MANY: ReadonlySet<PageName> = new Set(['adminProduct']);

interface Asked {
  content: Content;
  visitor: Visitor;
  origin: string;
}

export class Pages {
  readonly languages: readonly string[];
  /** Hashes of the inline elements, as a Content-Security-Policy names them. */
  readonly hashes: InlineHashes;
  readonly #prerendered: Prerendered;
  readonly #kept = new LRUCache<string, ComposedPage>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ weight }, key) => weight + 2 * key.length + 500,
  });

  constructor(prerendered: Prerendered) {
    this.#prerendered = prerendered;
    this.languages = Object.keys(prerendered.languages);
    this.hashes = { style: hashOf(prerendered.style), script: hashOf(prerendered.early) };
  }

  /** `assertRoom` runs before a page is put together that is not in memory yet, and may refuse it. */
  page(asked: Asked, assertRoom: () => void): ComposedPage {
    const key = keyOf(asked);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    assertRoom();
    const page = new ComposedPage(documentOf(this.#prerendered, asked));
    if (!ONE_OF_MANY.has(asked.content.page)) this.#kept.set(key, page);
    return page;
  }
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

function keyOf({ content, visitor, origin }: Asked): string {
  const answers = content.answers.map(answerKey);
  return JSON.stringify([
    content.page,
    content.asks ?? '',
    visitor.language,
    visitor.theme ?? '',
    visitor.wasSignedIn,
    origin,
    ...answers,
  ]);
}

function answerKey({ path, copy, stale }: Known): unknown[] {
  return [path, copy.digest, stale, Math.floor(copy.askedAt / AGE_STEP_MS)];
}
