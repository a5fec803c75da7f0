/** Stands between a part of the shop and its callers, so that the drill can spoil the traffic. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { garbage, serverError, type Protocol } from './spoiled.ts';

/**
 * `slow`: answers are two seconds late · `resetting`: resets connections ·
 * `failing`: HTTP 500s · `garbled`: garbage.
 */
export type Weather = 'clear' | 'slow' | 'resetting' | 'failing' | 'garbled';

const SLOW_MS = 2000;
const LOOK_AGAIN_MS = 20;

export class TcpProxy {
  readonly port: number;
  readonly #protocol: Protocol;
  readonly #targets: readonly number[];
  readonly #connections = new Set<Connection>();
  readonly #server: Server;
  #weather: Weather = 'clear';
  #turn = 0;

  private constructor(server: Server, port: number, targets: readonly number[], protocol: Protocol) {
    this.#server = server;
    this.port = port;
    this.#targets = targets;
    this.#protocol = protocol;
    server.on('connection', (client) => this.#accept(client));
  }

  /** Several targets take turns; one that refuses is skipped, as a cluster's Service does. */
  static async open(protocol: Protocol, ...targets: number[]): Promise<TcpProxy> {
    const server = createServer({ noDelay: true });
    await listen(server, 0);
    return new TcpProxy(server, (server.address() as AddressInfo).port, targets, protocol);
  }

  get weather(): Weather {
    return this.#weather;
  }

  set weather(weather: Weather) {
    this.#weather = weather;
    for (const connection of this.#connections) {
      if (weather === 'resetting' || connection.spoiled) connection.reset();
    }
  }

  /** From now on refuses connections, like a port without a listener. */
  refuse(): void {
    if (this.#server.listening) this.#server.close();
    for (const connection of this.#connections) connection.reset();
  }

  /** Accepts connections again as soon as the target does. */
  async admit(): Promise<void> {
    if (this.#server.listening) return;
    while (!(await this.#targetListens())) await delay(LOOK_AGAIN_MS);
    await listen(this.#server, this.port);
  }

  #accept(client: Socket): void {
    const connection = new Connection(client, {
      protocol: this.#protocol,
      weather: () => this.#weather,
      open: () => this.#open(),
    });
    this.#connections.add(connection);
    client.once('close', () => this.#connections.delete(connection));
  }

  async #open(): Promise<Socket | undefined> {
    const first = this.#turn++;
    for (let i = 0; i < this.#targets.length; i++) {
      const socket = await connected(this.#targets[(first + i) % this.#targets.length] ?? 0);
      if (socket) return socket;
    }
    return undefined;
  }

  async #targetListens(): Promise<boolean> {
    const socket = await this.#open();
    socket?.destroy();
    return socket !== undefined;
  }
}

interface Way {
  protocol: Protocol;
  weather: () => Weather;
  open: () => Promise<Socket | undefined>;
}

class Connection {
  /** This connection has carried garbage and cannot be used again. */
  spoiled = false;
  readonly #client: Socket;
  readonly #way: Way;
  #target: Socket | undefined;
  /** Chunks that are still delayed; later ones must stay behind them. */
  #late = 0;

  constructor(client: Socket, way: Way) {
    this.#client = client;
    this.#way = way;
    client.on('error', () => this.reset());
    client.on('close', () => this.#target?.destroy());
    void this.#begin();
  }

  reset(): void {
    this.#client.resetAndDestroy();
    this.#target?.destroy();
  }

  async #begin(): Promise<void> {
    const weather = this.#way.weather();
    if (weather === 'resetting') {
      this.reset();
      return;
    }
    if (weather === 'garbled' || weather === 'failing') {
      if (this.#way.protocol === 'mysql') this.#spoil(weather); // MySQL servers speak first
      this.#client.on('data', () => this.#spoil(this.#way.weather()));
      return;
    }
    this.#client.pause();
    const target = await this.#way.open();
    if (!target || this.#client.destroyed) {
      target?.destroy();
      this.reset();
      return;
    }
    this.#target = target;
    this.#join(target);
  }

  #join(target: Socket): void {
    const client = this.#client;
    client.on('data', (chunk) => {
      const weather = this.#way.weather();
      if (this.spoiled || weather === 'garbled' || weather === 'failing') this.#spoil(weather);
      else target.write(chunk);
    });
    target.on('data', (chunk) => {
      if (this.#way.weather() === 'slow' || this.#late > 0) this.#writeLate(chunk);
      else client.write(chunk);
    });
    target.on('error', () => this.reset());
    target.on('close', () => (this.spoiled ? undefined : client.end()));
    client.on('end', () => target.end());
    client.resume();
  }

  #writeLate(chunk: Buffer): void {
    this.#late += 1;
    setTimeout(() => {
      this.#late -= 1;
      this.#client.write(chunk);
    }, SLOW_MS);
  }

  #spoil(weather: Weather): void {
    this.spoiled = true;
    const { protocol } = this.#way;
    if (weather === 'garbled') this.#client.write(garbage(protocol));
    else if (weather === 'failing' && protocol === 'http') this.#client.end(serverError());
    else this.reset();
  }
}

function connected(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      socket.on('error', () => socket.destroy());
      resolve(socket);
    });
    socket.once('error', () => resolve(undefined));
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
