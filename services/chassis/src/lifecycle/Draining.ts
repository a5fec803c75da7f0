/** Stops a server without dropping requests: idle connections close at once, busy ones after their answer. */
import { setImmediate as oneTurn, setTimeout as delay } from 'node:timers/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const CHECK_MS = 20;
/** After this long without a request, load balancers have stopped sending any. */
const FORGOTTEN_MS = 500;

export class Draining {
  readonly #server: Server;
  #lastAskedAt = -Infinity;
  started = false;

  constructor(server: Server) {
    this.#server = server;
    server.prependListener('request', ({ url }: IncomingMessage, response: ServerResponse) => {
      if (url !== '/readyz') this.#lastAskedAt = performance.now();
      if (this.started) response.setHeader('Connection', 'close');
    });
  }

  /** From now on every answer asks the client to open a new connection, which reaches another replica. */
  start(): void {
    this.started = true;
  }

  /**
   * Resolves when no request has come for a while, or after `limitMs`: endpoint
   * changes spread slowly on a busy cluster.
   */
  async untilForgotten(limitMs: number): Promise<void> {
    const end = performance.now() + limitMs;
    for (;;) {
      const now = performance.now();
      const waitMs = Math.min(this.#lastAskedAt + FORGOTTEN_MS, end) - now;
      if (waitMs <= 0) return;
      await delay(waitMs);
      await this.#untilNobodyWaits(end);
    }
  }

  /** Resolves when the last request is answered, or after `limitMs`. */
  async finish(limitMs: number): Promise<void> {
    const end = performance.now() + limitMs;
    await this.#untilNobodyWaits(end);
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    // Connections that are busy now become idle after their answer. setImmediate reads
    // what has arrived before closing.
    const idle = setInterval(() => setImmediate(() => this.#server.closeIdleConnections()), CHECK_MS);
    const limit = setTimeout(() => {
      this.#server.closeAllConnections();
    }, end - performance.now());
    await closed;
    clearTimeout(limit);
    clearInterval(idle);
  }

  /**
   * Closing would drop connections and requests that the event loop has not picked up yet. Node accepts one
   * connection per turn, so run turns until no new one appears.
   */
  async #untilNobodyWaits(end: number): Promise<void> {
    let taken = 0;
    let before: number;
    const count = () => (taken += 1);
    this.#server.on('connection', count);
    await oneTurn(); // the current turn may be almost over
    do {
      before = taken;
      await oneTurn();
    } while (taken > before && performance.now() < end);
    this.#server.off('connection', count);
  }
}
