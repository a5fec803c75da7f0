/** The answer of GET /api/status. */
import { Instant } from '@bulkhead/chassis/contract/shared';
import { z } from 'zod';

export const STATUS_PATH = '/api/status';
/** The same for people. */
export const STATUS_PAGE = '/status';

export const UpstreamName = z.enum(['user', 'product', 'order', 'session-store']);
export type UpstreamName = z.infer<typeof UpstreamName>;

/** `partly`: only some of its replicas work. */
const UpstreamState = z.enum(['up', 'partly', 'away']);
export type UpstreamState = z.infer<typeof UpstreamState>;

const BreakerState = z.enum(['closed', 'half-open', 'open']);
export type BreakerState = z.infer<typeof BreakerState>;

const UpstreamStatus = z.object({
  name: UpstreamName,
  state: UpstreamState,
  /** The time of the last change of state. */
  since: Instant,
  /** What shoppers can do now, as far as this part is concerned, in English. */
  works_now: z.string(),
  /** Only for services: the time limit of one request in milliseconds, and the retries allowed now. */
  budget: z.object({ timeout_ms: z.int(), second_tries: z.int() }).optional(),
  /** One entry for each address, without the address. */
  replicas: z.array(
    z.object({
      state: z.enum(['up', 'failing', 'silent']),
      breakers: z.object({ reads: BreakerState, writes: BreakerState }),
    }),
  ),
});
export type UpstreamStatus = z.infer<typeof UpstreamStatus>;

export const StatusAnswer = z.object({ state: UpstreamState, upstreams: z.array(UpstreamStatus) });
export type StatusAnswer = z.infer<typeof StatusAnswer>;
