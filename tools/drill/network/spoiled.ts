/** The answers that a broken part may give. */
import { randomBytes } from 'node:crypto';

export type Protocol = 'http' | 'mysql' | 'redis';

const HTML = '<!doctype html><title>Welcome</title><p>Please sign in to the network.</p>';

/** Bytes that are no answer. For HTTP also the answer of a wrong address: a web page with status 200. */
export function garbage(protocol: Protocol): Buffer | string {
  if (protocol === 'http' && Math.random() < 0.5) return httpAnswer('200 OK', 'text/html', HTML);
  return Buffer.concat([Buffer.from([0x13]), randomBytes(63), Buffer.from('\r\n\r\n')]);
}

export function serverError(): string {
  return httpAnswer('500 Internal Server Error', 'text/plain', 'Internal Server Error\n');
}

function httpAnswer(status: string, type: string, body: string): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
