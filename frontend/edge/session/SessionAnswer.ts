/** The edge's own published language: what GET /api/session gives. */
import { z } from 'zod';
import { OrderSummary } from '@bulkhead/order/contract';
import { User } from '@bulkhead/user/contract';
import { UpstreamName } from '../status/StatusAnswer.ts';

export const SESSION_PATH = '/api/session';

export const SessionAnswer = z.object({
  /** What was true of them at sign-in. */
  user: User.pick({ id: true, username: true, is_admin: true }).nullable(),
  order: OrderSummary.nullable(),
  /** What is missing now. */
  degraded: z.array(UpstreamName),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;
