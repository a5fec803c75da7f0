/**
 * Stands between a service and a server it needs: passes bytes on, refuses
 * connections, swallows or garbles bytes.
 */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export type RelayMood = 'passes' | 'swallows' | 'garbles';

export class Relay {
  mood: RelayMood = 'passes';
  /** Which of the client's packets are lost on the way. */
  loses: (packet: Buffer) => boolean = () => false;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  constructor(target: string) {
    this.#target = new URL(target);
  }

  /** The target's address by way of the relay. */
  get url(): string {
    const url = new URL(this.#target);
    url.port = String(this.#port);
    return url.href;
  }

  async start(): Promise<this> {
    const server = createServer((socket) => this.#accept(socket));
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Cuts all connections and refuses new ones. `start` opens the same port again. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #accept(client: Socket): void {
    const server = connect(Number(this.#target.port), this.#target.hostname);
    this.#pass(client, server, (bytes) => this.loses(bytes));
    this.#pass(server, client);
  }

  #pass(from: Socket, to: Socket, loses = (_: Buffer) => false): void {
    this.#sockets.add(from);
    from.on('data', (bytes) => {
      if (loses(bytes)) return;
      if (this.mood === 'passes') to.write(bytes);
      if (this.mood === 'garbles') to.write(Buffer.alloc(bytes.length, 'garbage '));
    });
    from.on('error', () => to.destroy());
    from.on('close', () => (this.#sockets.delete(from), to.destroy()));
  }
}
