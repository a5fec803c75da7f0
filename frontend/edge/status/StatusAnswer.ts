/** What GET /api/status says. */
import { Instant } from '@bulkhead/chassis/contract/shared';
import { z } from 'zod';

export const STATUS_PATH = '/api/status';
/** The same for people. */
export const STATUS_PAGE = '/status';

export const UpstreamName = z.enum(['user', 'product', 'order', 'session-store']);
export type UpstreamName = z.infer<typeof UpstreamName>;

/** `partly`: some of its replicas work. */
const UpstreamState = z.enum(['up', 'partly', 'away']);
export type UpstreamState = z.infer<typeof UpstreamState>;

const BreakerState = z.enum(['closed', 'half-open', 'open']);
export type BreakerState = z.infer<typeof BreakerState>;

const UpstreamStatus = z.object({
  name: UpstreamName,
  state: UpstreamState,
  /** Since when. */
  since: Instant,
  /** What people can do now, as far as this part is concerned, in English. */
  works_now: z.string(),
  /** Of a service: what one request may take, in milliseconds, and how many second tries may be made now. */
  budget: z.object({ timeout_ms: z.int(), second_tries: z.int() }).optional(),
  /** One for each address, without saying where it is. */
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
