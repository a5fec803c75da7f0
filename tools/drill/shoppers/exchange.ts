/** Sends one HTTP request as a client. Resolves with an answer, or with what went wrong. Never throws. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface Ask {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  headers?: Record<string, string>;
  body?: object;
}

export interface Answer {
  /** 0 without an answer. */
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** What went wrong; undefined when there is an answer. */
  trouble?: string;
  /** False when nothing was listening, so that the request was never sent. */
  sent: boolean;
}

export interface Address {
  host: string;
  port: number;
}

export const onThisMachine = (port: number): Address => ({ host: '127.0.0.1', port });

/** Shorter than the edge's 650 s, like a balancer's: a request must not meet a connection that is being closed. */
const agent = new Agent({ keepAlive: true, maxSockets: Infinity, timeout: 30_000 });

export function exchange(
  { host, port }: Address,
  { method, path, headers, body }: Ask,
  timeoutMs: number,
): Promise<Answer> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve) => {
    const nothing = (trouble: string, sent = true) =>
      resolve({ status: 0, headers: {}, text: '', trouble, sent });
    const asked = request({
      ...{ agent, host, port, method, path },
      headers: {
        ...headers,
        ...(payload !== undefined && {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(payload),
        }),
      },
    });
    const timer = setTimeout(() => {
      nothing(`no answer within ${timeoutMs} ms`);
      asked.destroy();
    }, timeoutMs);
    asked.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      nothing(error.code ?? error.message, error.code !== 'ECONNREFUSED');
    });
    asked.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', (error) => nothing(error.message));
      response.once('end', () => {
        clearTimeout(timer);
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, sent: true });
      });
    });
    asked.end(payload);
  });
}

/** The answer's JSON; undefined if it has none. */
export function jsonOf({ text }: Answer): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
