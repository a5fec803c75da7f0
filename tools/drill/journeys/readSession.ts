/** GET /api/session, as the app sends it. */
import { OrderSummary } from '@bulkhead/order/contract';
import { z } from 'zod';
import { jsonOf } from '../shoppers/exchange.ts';
import type { TimedAnswer, World } from './World.ts';

const SessionAnswer = z.object({
  user: z.object({ id: z.string(), username: z.string() }).nullable(),
  order: OrderSummary.nullable(),
  degraded: z.array(z.string()),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;

export async function readSession(
  world: World,
  headers: Record<string, string>,
): Promise<{ answer: TimedAnswer; session: SessionAnswer | undefined }> {
  const answer = await world.ask({ method: 'GET', path: '/api/session', headers });
  return { answer, session: SessionAnswer.safeParse(jsonOf(answer)).data };
}
