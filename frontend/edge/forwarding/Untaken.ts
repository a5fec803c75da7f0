/** Bytes of answers that their readers have not taken yet: whoever reads slowly, a thousand times, must not fill the memory. */
import type { ServerResponse } from 'node:http';

const MAX_BYTES = 32 * 1024 * 1024;

export class Untaken {
  #bytes = 0;

  /** There is room for no more of what can as well be asked for later. */
  get isFull(): boolean {
    return this.#bytes >= MAX_BYTES;
  }

  /** Counted until the reader has all of it, or has gone. */
  add({ length }: Buffer, response: ServerResponse): void {
    if (response.destroyed) return; // gone before there was an answer
    this.#bytes += length;
    response.once('close', () => (this.#bytes -= length));
  }
}
