/** Calls to one other process over HTTP: few connections, kept alive; every call with a deadline and a bounded answer. */
import type { IncomingHttpHeaders } from 'node:http';
import type { buildConnector } from 'undici';
import connectorOf from 'undici/lib/core/connect.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import { remainingMs, requestContext } from '../http/requestContext.ts';
import { traceparent } from '../http/trace.ts';
import { assertTimeLeft } from './assertTimeLeft.ts';
import { Exchange } from './Exchange.ts';
import { UpstreamFailure } from './UpstreamFailure.ts';

const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
/** A host that swallows packets is given up early enough for a second try. */
const CONNECT_TIMEOUT_MS = 300;
/** Behind one name there may be many replicas: new ones get their share when connections are made anew. */
const CONNECTION_LIFE_MS = 60_000;

export interface UpstreamRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | undefined;
  /** The caller's own limit; what remains of the current request's budget shortens it. */
  timeoutMs: number;
}

export interface UpstreamAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface JsonAnswer extends Pick<UpstreamAnswer, 'status' | 'headers'> {
  json: unknown;
}

export class HttpUpstream {
  readonly origin: string;
  readonly #pool: Pool;

  constructor(origin: string, { connections }: { connections: number }) {
    this.origin = origin;
    this.#pool = new Pool(origin, {
      connections,
      clientTtl: CONNECTION_LIFE_MS,
      allowH2: false,
      connect: connectInTime,
      // The deadline of each call covers both.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** The whole answer, whatever its status. Rejects with an UpstreamFailure. */
  async call({ method, path, headers, body, timeoutMs }: UpstreamRequest): Promise<UpstreamAnswer> {
    assertTimeLeft();
    const budgetMs = Math.floor(Math.min(timeoutMs, remainingMs()));
    return new Promise((resolve, reject) => {
      const exchange = new Exchange({ budgetMs, maxBytes: MAX_ANSWER_BYTES, resolve, reject });
      this.#pool.dispatch(
        { method, path, headers: { ...headers, ...callHeaders(budgetMs) }, body: body ?? null },
        exchange,
      );
    });
  }

  /** A JSON answer with its status. A 5xx is a failure here, so that a breaker around this call counts it. */
  async getJson(path: string, timeoutMs: number): Promise<JsonAnswer> {
    const answer = await this.call({
      method: 'GET',
      path,
      headers: { accept: 'application/json' },
      timeoutMs,
    });
    if (answer.status >= 500) {
      throw new UpstreamFailure('failing', `${this.origin} answered ${answer.status}`, { sent: true });
    }
    try {
      const { status, headers } = answer;
      return { status, headers, json: JSON.parse(answer.body.toString()) as unknown };
    } catch (cause) {
      throw new UpstreamFailure('garbage', `${this.origin} answered no JSON`, { sent: true, cause });
    }
  }

  /** Connections in use and calls that wait for one. */
  get load(): { running: number; waiting: number } {
    const { running, queued } = this.#pool.stats;
    return { running, waiting: queued };
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

const connect = connectorOf({ allowH2: false, timeout: 0 });

/** undici's own time-out may come half a second late: its timers are coarse. */
function connectInTime(options: buildConnector.Options, callback: buildConnector.Callback): void {
  const socket = connect(options, (...result) => {
    clearTimeout(timer);
    callback(...result);
  });
  const timer = setTimeout(() => {
    socket.destroy(new Error(`No connection within ${CONNECT_TIMEOUT_MS} ms`));
  }, CONNECT_TIMEOUT_MS);
}

/** Who is asking, and how long they will wait: the other side can join its log lines to ours and give up in time. */
function callHeaders(budgetMs: number): Record<string, string> {
  const headers: Record<string, string> = { 'x-request-timeout-ms': String(budgetMs) };
  const context = requestContext.getStore();
  if (context) {
    headers['x-request-id'] = context.requestId;
    headers.traceparent = traceparent(context);
  }
  return headers;
}
