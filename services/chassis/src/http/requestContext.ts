/** The current request's ids and deadline, available anywhere in the process without passing them around. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface RequestContext {
  requestId: string;
  /** W3C trace id: 32 hexadecimal digits. */
  traceId: string;
  /** This process's span: 16 hexadecimal digits. */
  spanId: string;
  userId?: string;
  /** When the answer must be sent, in milliseconds of `performance.now()`. */
  deadline: number;
}

export const requestContext = new AsyncLocalStorage<RequestContext>();

/** Milliseconds left of the current request's budget. There is no limit outside a request. */
export function remainingMs(): number {
  const context = requestContext.getStore();
  return context ? context.deadline - performance.now() : Infinity;
}
