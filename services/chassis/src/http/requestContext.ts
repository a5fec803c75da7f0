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
  /** A COMMIT has been sent and nothing will undo it: whatever is answered from now on, the change may have been made. */
  mayBeDone?: boolean;
}

export const requestContext = new AsyncLocalStorage<RequestContext>();

/** Marks the current request: a later refusal of it says that the change may have been made. */
export function sayMayBeDone(mayBeDone: boolean): void {
  const context = requestContext.getStore();
  if (context) context.mayBeDone = mayBeDone;
}

/** Milliseconds left of the current request's budget. There is no limit outside a request. */
export function remainingMs(): number {
  const context = requestContext.getStore();
  return context ? context.deadline - performance.now() : Infinity;
}
