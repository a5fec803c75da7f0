/** Stops a server without cutting a request: idle connections close at once, busy ones after their answer. */
import { setImmediate as oneTurn, setTimeout as delay } from 'node:timers/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const CHECK_MS = 20;
/** Load balancers that have forgotten us send nobody for so long. */
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

  /** From now on every answer asks the client to open a new connection, elsewhere. */
  start(): void {
    this.started = true;
  }

  /** Resolves when nobody has been sent here for a while, or after `limitMs`: on a busy cluster word spreads slowly. */
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
    // A connection that was busy at the close becomes idle with its answer; each time after what has arrived was read.
    const idle = setInterval(() => setImmediate(() => this.#server.closeIdleConnections()), CHECK_MS);
    const limit = setTimeout(() => {
      this.#server.closeAllConnections();
    }, end - performance.now());
    await closed;
    clearTimeout(limit);
    clearInterval(idle);
  }

  /**
   * What a process that was held up has not looked at yet, closing would cut: connections wait to be taken, one in each turn
   * of the event loop, and so do the requests on them.
   */
  async #untilNobodyWaits(end: number): Promise<void> {
    let taken = 0;
    let before: number;
    const count = () => (taken += 1);
    this.#server.on('connection', count);
    await oneTurn(); // only what is left of it, perhaps
    do {
      before = taken;
      await oneTurn();
    } while (taken > before && performance.now() < end);
    this.#server.off('connection', count);
  }
}
