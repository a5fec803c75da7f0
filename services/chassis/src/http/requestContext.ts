/** What every part of the process may know about the request it works for, without passing it around. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface RequestContext {
  requestId: string;
  /** W3C trace id: 32 hexadecimal digits. */
  traceId: string;
  /** This process's span: 16 hexadecimal digits. */
  spanId: string;
  userId?: string;
  /** When the answer must be out, in milliseconds of `performance.now()`. */
  deadline: number;
  /** A COMMIT has been sent and nothing will undo it: whatever is answered from now on, the change may have been made. */
  mayBeDone?: boolean;
}

export const requestContext = new AsyncLocalStorage<RequestContext>();

export function sayMayBeDone(mayBeDone: boolean): void {
  const context = requestContext.getStore();
  if (context) context.mayBeDone = mayBeDone;
}

/** Milliseconds left of the current request's budget; outside a request there is no limit. */
export function remainingMs(): number {
  const context = requestContext.getStore();
  return context ? context.deadline - performance.now() : Infinity;
}
