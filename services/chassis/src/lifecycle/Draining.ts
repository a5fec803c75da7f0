/** Stops a server without cutting a request: idle connections close at once, busy ones after their answer. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const CHECK_MS = 20;

export class Draining {
  readonly #server: Server;
  started = false;

  constructor(server: Server) {
    this.#server = server;
    server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
      if (this.started) response.setHeader('Connection', 'close');
    });
  }

  /** From now on every answer asks the client to open a new connection, elsewhere. */
  start(): void {
    this.started = true;
  }

  /** Resolves when the last request is answered, or after `limitMs`. */
  async finish(limitMs: number): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      // Each time after what has arrived was read: a process that was held up takes it for idle otherwise.
      setImmediate(() => this.#server.close(() => resolve()));
    });
    // A connection that was busy at the close becomes idle with its answer.
    const idle = setInterval(() => setImmediate(() => this.#server.closeIdleConnections()), CHECK_MS);
    const limit = setTimeout(() => {
      this.#server.closeAllConnections();
    }, limitMs);
    await closed;
    clearTimeout(limit);
    clearInterval(idle);
  }
}
