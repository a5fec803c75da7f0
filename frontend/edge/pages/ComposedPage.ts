/** A composed page, with its compressed forms made on first use. */
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

  /** A strong tag, and therefore a different one for each coding. */
  etag(coding: Coding | undefined): string {
    return coding ? `"${this.#tag}-${coding}"` : `"${this.#tag}"`;
  }

  async inCoding(coding: Coding | undefined): Promise<Buffer> {
    return coding ? (this.#compressed[coding] ??= compress[coding](this.body)) : this.body;
  }

  /** Most bytes it can hold: both compressed forms together are smaller than the page. */
  get weight(): number {
    return 2 * this.body.length;
  }
}
