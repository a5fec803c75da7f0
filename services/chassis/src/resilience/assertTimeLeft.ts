/** Refuses a call to another process for which the current request leaves no time. */
import { remainingMs } from '../http/requestContext.ts';
import { UpstreamFailure } from './UpstreamFailure.ts';

/** A call with less time than this would only make a healthy upstream look slow. */
const MIN_BUDGET_MS = 25;

export function assertTimeLeft(): void {
  if (remainingMs() < MIN_BUDGET_MS)
    throw new UpstreamFailure('late', 'No time is left for this call', { sent: false });
}
