/** The edge's own published contract: the answer of GET /api/session. */
import { z } from 'zod';
import { OrderSummary } from '@bulkhead/order/contract';
import { User } from '@bulkhead/user/contract';
import { UpstreamName } from '../status/StatusAnswer.ts';

export const SESSION_PATH = '/api/session';

export const SessionAnswer = z.object({
  /** As of sign-in. */
  user: User.pick({ id: true, username: true, is_admin: true }).nullable(),
  order: OrderSummary.nullable(),
  /** The parts that do not answer now. */
  degraded: z.array(UpstreamName),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;
