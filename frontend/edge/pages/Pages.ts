/** The shop's pages, each put together once for everybody who wants it alike, and kept in bounded memory. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { PageName, Prerendered } from '../../shared/Prerendered.ts';
import type { InlineHashes } from '../app/securityHeaders.ts';
import { ComposedPage } from './ComposedPage.ts';
import type { Content, Known } from './Content.ts';
import { documentOf } from './documentOf.ts';
import type { Visitor } from './visitorOf.ts';

const MAX_BYTES = 2 * 1024 * 1024;
/** How old the answers on a page are is told as exactly as this. */
const AGE_STEP_MS = 30_000;

/** Pages that ask for something of their own address: few want the same, and all of them would push others out. */
const ONE_OF_MANY: ReadonlySet<PageName> = new Set(['adminProduct']);

interface Asked {
  content: Content;
  visitor: Visitor;
  origin: string;
}

export class Pages {
  readonly languages: readonly string[];
  /** Of what is inside the pages, as a Content-Security-Policy names it. */
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

  /** There already, and in memory whether somebody asks for it or not. */
  isKept(asked: Asked): boolean {
    return this.#kept.has(keyOf(asked));
  }

  page(asked: Asked): ComposedPage {
    const key = keyOf(asked);
    const kept = this.#kept.get(key);
    if (kept) return kept;
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
