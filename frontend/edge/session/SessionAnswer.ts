/** The edge's own published language: what GET /api/session gives. */
import { z } from 'zod';
import { OrderSummary } from '@bulkhead/order/contract';
import { User } from '@bulkhead/user/contract';

export const SESSION_PATH = '/api/session';

const Part = z.enum(['user', 'product', 'order', 'session-store']);
export type Part = z.infer<typeof Part>;

const SessionAnswer = z.object({
  /** What was true of them at sign-in. */
  user: User.pick({ id: true, username: true, is_admin: true }).nullable(),
  order: OrderSummary.nullable(),
  /** What is missing now. */
  degraded: z.array(Part),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;

/** Its entry in the description of the whole API. */
export const sessionDocument = {
  paths: {
    [SESSION_PATH]: {
      get: {
        summary: 'Who this browser is, what is in its order, which parts of the shop are missing',
        security: [{}, { cookie: [] }, { bearer: [] }],
        responses: {
          200: {
            description: 'Always, whatever is missing',
            content: { 'application/json': { schema: withoutDialect(z.toJSONSchema(SessionAnswer)) } },
          },
        },
      },
    },
  },
  components: {},
};

function withoutDialect({ $schema: _, ...schema }: object & { $schema?: unknown }): object {
  return schema;
}
