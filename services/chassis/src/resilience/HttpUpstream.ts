/**
 * Calls one other process over HTTP: few kept-alive connections, a deadline for each
 * call, a limit on each answer.
 */
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
/** Gives up on a host that drops packets early enough for a second try. */
const CONNECT_TIMEOUT_MS = 300;
/** One name may stand for many replicas. Opening connections again gives new replicas their share. */
const CONNECTION_LIFE_MS = 60_000;

export interface UpstreamRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | undefined;
  /** The caller's own limit. A shorter rest of the current request's budget wins. */
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

  /** Resolves with the whole answer, whatever its status. Rejects with an UpstreamFailure. */
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

  /**
   * Resolves with a JSON answer and its status. A 5xx is a failure here, so that a
   * breaker around the call counts it.
   */
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

/** Connects with a timer of its own: undici's timers are coarse and may fire half a second late. */
function connectInTime(options: buildConnector.Options, callback: buildConnector.Callback): void {
  const socket = connect(options, (...result) => {
    clearTimeout(timer);
    callback(...result);
  });
  const timer = setTimeout(() => {
    socket.destroy(new Error(`No connection within ${CONNECT_TIMEOUT_MS} ms`));
  }, CONNECT_TIMEOUT_MS);
}

/**
 * The ids and the remaining time of the current request. The upstream can join its
 * log lines to ours and give up in time.
 */
function callHeaders(budgetMs: number): Record<string, string> {
  const headers: Record<string, string> = { 'x-request-timeout-ms': String(budgetMs) };
  const context = requestContext.getStore();
  if (context) {
    headers['x-request-id'] = context.requestId;
    headers.traceparent = traceparent(context);
  }
  return headers;
}
