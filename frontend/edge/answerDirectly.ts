/**
 * Answers the two reads that make up nearly all traffic directly from node:http: a page's session, and
 * catalogue answers that are fresh in memory. The middleware pipeline would cost more than these answers do
 * (docs/decisions/two-reads-without-koa.md).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdOf } from '@bulkhead/chassis/http/trace';
import type { Metrics } from '@bulkhead/chassis/observability/metrics';
import type { Catalogue } from './catalogue/Catalogue.ts';
import { sendCopy } from './catalogue/sendCopy.ts';
import { ownerOf } from './forwarding/ownerOf.ts';
import { isRead } from './isRead.ts';
import { SESSION_PATH } from './session/SessionAnswer.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;
type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

interface Parts {
  catalogue: Catalogue;
  describeSession: Answer;
  metrics: Metrics;
}

/** A listener that passes every other request to `pipeline`. */
export function answerDirectly({ catalogue, describeSession, metrics }: Parts, pipeline: Listener): Listener {
  return (request, response) => {
    const { method = '', url = '' } = request;
    if (!isRead(method)) return pipeline(request, response);
    const started = performance.now();
    const requestId = () => requestIdOf(request.headers['x-request-id'] as string | undefined);
    const observe = (route: string) => {
      const seconds = (performance.now() - started) / 1000;
      metrics.requests.observe({ method, route, status: response.statusCode }, seconds);
    };
    const [path = ''] = url.split('?', 1);
    if (path === SESSION_PATH) {
      return describeSession(request, response, requestId()).then(() => {
        observe(SESSION_PATH);
      });
    }
    const copy = catalogue.fresh(url);
    if (!copy) return pipeline(request, response);
    sendCopy(request, response, { copy, stale: false }, requestId());
    observe(ownerOf(path)?.pattern ?? 'none');
  };
}
