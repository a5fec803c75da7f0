/** What a shopper is told when a service does not answer: what does not work now, and what to do. */
import { MAY_BE_DONE, type Refusal, unavailable } from '@bulkhead/chassis/errors/Refusal';
import { UpstreamFailure } from '@bulkhead/chassis/resilience/UpstreamFailure';
import type { ServiceName } from '../upstreams/openUpstreams.ts';

const SENTENCE: Record<ServiceName, string> = {
  user: 'Accounts are out of reach for a moment: registering and logging in do not work now. Please try again shortly.',
  product: 'The catalogue is out of reach for a moment. Please try again shortly.',
  order: 'Orders are out of reach for a moment; nothing you ordered is lost. Please try again shortly.',
};

/** Anything that is not the upstream's failure is thrown on as it is. */
export function awayRefusal(
  service: ServiceName,
  error: unknown,
  { repeatable }: { repeatable: boolean },
): Refusal {
  if (!(error instanceof UpstreamFailure)) throw error;
  const unsure = !repeatable && error.sent;
  return unavailable('service-unavailable', SENTENCE[service] + (unsure ? MAY_BE_DONE : ''), error);
}
