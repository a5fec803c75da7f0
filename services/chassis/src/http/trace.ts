/**
 * Request ids and W3C trace context (https://www.w3.org/TR/trace-context/): valid ones are
 * kept, others are made.
 */
import { randomBytes, randomUUID } from 'node:crypto';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const REQUEST_ID = /^[\w.-]{1,64}$/;
const NO_TRACE = '0'.repeat(32);

/** Random bytes are drawn in blocks: one system call serves hundreds of ids. */
let pool = Buffer.alloc(0);
function randomHex(bytes: number): string {
  if (pool.length < bytes) pool = randomBytes(4096);
  const hex = pool.toString('hex', 0, bytes);
  pool = pool.subarray(bytes);
  return hex;
}

export function traceIdOf(traceparent: string | undefined): string {
  const traceId = traceparent && TRACEPARENT.exec(traceparent)?.[1];
  return traceId && traceId !== NO_TRACE ? traceId : randomHex(16);
}

export const newSpanId = (): string => randomHex(8);

/** The header for a call made on behalf of a request. Marked as sampled, so that trace collectors keep it. */
export function traceparent({ traceId, spanId }: { traceId: string; spanId: string }): string {
  return `00-${traceId}-${spanId}-01`;
}

export function requestIdOf(header: string | undefined): string {
  return header && REQUEST_ID.test(header) ? header : randomUUID();
}
