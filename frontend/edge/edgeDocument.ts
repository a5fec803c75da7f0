/** The edge's own part of the API's OpenAPI document. */
import { z } from 'zod';
import { SESSION_PATH, SessionAnswer } from './session/SessionAnswer.ts';
import { STATUS_PATH, StatusAnswer } from './status/StatusAnswer.ts';

export const edgeDocument = {
  paths: {
    [SESSION_PATH]: {
      get: {
        summary: 'Who this browser is, what is in its order, which parts of the shop are missing',
        security: [{}, { cookie: [] }, { bearer: [] }],
        responses: always(SessionAnswer),
      },
    },
    [STATUS_PATH]: {
      get: { summary: 'Which parts of the shop work, as the edge sees it', responses: always(StatusAnswer) },
    },
  },
  components: {},
};

function always(answer: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(answer);
  return {
    200: { description: 'Always, whatever is missing', content: { 'application/json': { schema } } },
  };
}
