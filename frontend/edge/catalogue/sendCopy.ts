/**
 * Sends a copy of a catalogue answer: in the client's coding, as 304 if the client
 * has it, and marked when it is stale.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedCodings } from '../encoding.ts';
import type { Copy } from './Copy.ts';

interface Given {
  copy: Copy;
  stale: boolean;
}

/**
 * Written directly to the response, with headers as a flat list: nearly all answers
 * of the edge take this path.
 */
export function sendCopy(
  request: IncomingMessage,
  response: ServerResponse,
  { copy, stale }: Given,
  requestId: string,
): void {
  const { 'if-none-match': known, 'accept-encoding': accepted } = request.headers;
  const headers = [...copy.headers, 'Age', String(Math.floor(copy.ageMs / 1000)), 'X-Request-Id', requestId];
  if (stale) headers.push('X-Served-From', 'copy', 'Warning', '110 - "Response is Stale"');
  if (known !== undefined && copy.etag !== undefined && matches(known, copy.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const { coding, body } = inCodingOf(copy, accepted);
  if (coding) headers.push('Content-Encoding', coding);
  headers.push('Content-Length', String(body.length));
  response.writeHead(200, headers).end(body);
}

function inCodingOf(copy: Copy, accepted: string | undefined) {
  for (const coding of acceptedCodings(accepted)) {
    const body = copy.compressed(coding);
    if (body) return { coding, body };
  }
  return { coding: undefined, body: copy.body };
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function matches(known: string, etag: string): boolean {
  return known === '*' || known.split(',').some((tag) => opaque(tag.trim()) === opaque(etag));
}

const opaque = (tag: string) => tag.replace(/^W\//, '');
