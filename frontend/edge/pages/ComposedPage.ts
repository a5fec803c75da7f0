/** A page put together, and its compressed forms as soon as somebody wants them. */
import { createHash } from 'node:crypto';
import { compress } from '../compress.ts';
import type { Coding } from '../encoding.ts';

export class ComposedPage {
  readonly body: Buffer;
  readonly #tag: string;
  readonly #compressed: Partial<Record<Coding, Promise<Buffer>>> = {};

  constructor(html: string) {
    this.body = Buffer.from(html);
    this.#tag = createHash('sha256').update(this.body).digest('base64url').slice(0, 22);
  }

  /** A strong one, so another one for each coding. */
  etag(coding: Coding | undefined): string {
    return coding ? `"${this.#tag}-${coding}"` : `"${this.#tag}"`;
  }

  async inCoding(coding: Coding | undefined): Promise<Buffer> {
    return coding ? (this.#compressed[coding] ??= compress[coding](this.body)) : this.body;
  }

  /** Bytes it holds at most: both compressed forms together are smaller than the page. */
  get weight(): number {
    return 2 * this.body.length;
  }
}
