/**
 * A stand-in for a service: a real server on a real port that can be made to fail in every way a service can.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Behaviour =
  | 'answers'
  | 'is not ready'
  | 'hangs'
  | 'refuses'
  | 'talks nonsense'
  | 'answers HTML'
  | 'breaks off'
  | 'never ends'
  | 'says 503';

export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Replied {
  status?: number;
  headers?: Record<string, string>;
  body?: object;
  afterMs?: number;
  /** It hangs on this request only. */
  never?: true;
}
export type Reply = (request: Received) => Replied;

export class StandIn {
  behaviour: Behaviour = 'answers';
  /** All requests except probes. */
  readonly received: Received[] = [];
  /** The number of answers sent completely. */
  answered = 0;
  /** The reply while it behaves well. */
  reply: Reply = ({ url }) => ({ body: { result: url } });
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  #host = '';
  #port = 0;

  static async start(reply?: Reply, port = 0, host = '127.0.0.1'): Promise<StandIn> {
    const standIn = new StandIn();
    standIn.#host = host;
    if (reply) standIn.reply = reply;
    standIn.#port = port;
    await standIn.#listen();
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async become(behaviour: Behaviour): Promise<void> {
    const wasRefusing = this.behaviour === 'refuses';
    this.behaviour = behaviour;
    if (behaviour === 'refuses') await this.stop();
    else if (wasRefusing) await this.#listen();
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #listen(): Promise<void> {
    await new Promise<void>((listening) => this.#server.listen(this.#port, this.#host, listening));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const received = { method, url, headers, body: await text(request) };
    if (url !== '/readyz') {
      this.received.push(received);
      response.once('finish', () => (this.answered += 1));
    }
    const isReady = this.behaviour === 'answers';
    if (!isReady && this.behaviour !== 'is not ready') misbehave(this.behaviour, response);
    else if (url === '/readyz') send(response, { status: isReady ? 200 : 503 });
    else {
      const reply = this.reply(received);
      if (!reply.never) setTimeout(() => send(response, reply), reply.afterMs ?? 0);
    }
  }
}

function send(response: ServerResponse, { status = 200, headers = {}, body = {} }: Replied): void {
  const bytes = status === 204 || status === 304 ? undefined : JSON.stringify(body);
  const length = bytes === undefined ? {} : { 'Content-Length': Buffer.byteLength(bytes) };
  response.writeHead(status, { 'Content-Type': 'application/json', ...length, ...headers }).end(bytes);
}

function misbehave(behaviour: Behaviour, response: ServerResponse): void {
  const { socket } = response;
  if (behaviour === 'talks nonsense') socket?.end('\x16\x03\x01 220 mail ready\r\n\r\n');
  if (behaviour === 'answers HTML') response.end('<h1>Welcome to some web server</h1>');
  if (behaviour === 'breaks off') socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"result"');
  if (behaviour === 'says 503') {
    send(response, { status: 503, headers: { 'Retry-After': '2' }, body: { code: 'database-away' } });
  }
  if (behaviour === 'never ends') {
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, ' '))) continue;
    };
    response.on('drain', pour);
    pour();
  }
}
