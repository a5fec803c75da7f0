/**
 * Counts the bytes of answers that clients have not read yet: a thousand slow readers must not fill the
 * memory. A buffer that many clients read exists once and counts once.
 */
import type { ServerResponse } from 'node:http';
import type { Middleware } from 'koa';
import { unavailable } from '@bulkhead/chassis/errors/Refusal';

const MAX_BYTES = 32 * 1024 * 1024;

export class Untaken {
  readonly #readers = new Map<Buffer, number>();
  #bytes = 0;

  /** Counts the answers of all middleware after this one. */
  readonly count: Middleware = async (ctx, next) => {
    await next();
    if (typeof ctx.body === 'string') ctx.body = Buffer.from(ctx.body);
    if (Buffer.isBuffer(ctx.body)) this.add(ctx.body, ctx.res);
  };

  get isFull(): boolean {
    return this.#bytes >= MAX_BYTES;
  }

  /** @throws when there is no room for an answer that can be requested again later */
  assertRoom(): void {
    if (this.isFull) throw unavailable('service-unavailable', 'The shop is busy. Please try again shortly.');
  }

  /** Counts an answer until the client has read all of it, or has gone. */
  add(answer: Buffer, response: ServerResponse): void {
    if (response.destroyed) return; // the client left before there was an answer
    const others = this.#readers.get(answer) ?? 0;
    if (others === 0) this.#bytes += answer.length;
    this.#readers.set(answer, others + 1);
    response.once('close', () => {
      this.#take(answer);
    });
  }

  #take(answer: Buffer): void {
    const others = (this.#readers.get(answer) ?? 1) - 1;
    if (others > 0) {
      this.#readers.set(answer, others);
      return;
    }
    this.#readers.delete(answer);
    this.#bytes -= answer.length;
  }
}
