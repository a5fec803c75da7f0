/** The refusal for a service that does not answer: what does not work now, and what a shopper can do. */
import { MAY_BE_DONE, type Refusal, unavailable } from '@bulkhead/chassis/errors/Refusal';
import { UpstreamFailure } from '@bulkhead/chassis/resilience/UpstreamFailure';
import type { ServiceName } from '../upstreams/openUpstreams.ts';

const SENTENCE: Record<ServiceName, string> = {
  user: 'Accounts are out of reach for a moment: registering and logging in do not work now. Please try again shortly.',
  product: 'The catalogue is out of reach for a moment. Please try again shortly.',
  order: 'Orders are out of reach for a moment; nothing you ordered is lost. Please try again shortly.',
};

/** Rethrows anything that is not an upstream failure. */
export function awayRefusal(
  service: ServiceName,
  error: unknown,
  { repeatable }: { repeatable: boolean },
): Refusal {
  if (!(error instanceof UpstreamFailure)) throw error;
  const unsure = !repeatable && error.sent;
  return unavailable('service-unavailable', SENTENCE[service] + (unsure ? MAY_BE_DONE : ''), error);
}
