/** Lets an answer pass only if it is complete JSON, as every service sends. Everything else is garbage. */
import type { UpstreamAnswer, UpstreamRequest } from '@bulkhead/chassis/resilience/HttpUpstream';
import { UpstreamFailure } from '@bulkhead/chassis/resilience/UpstreamFailure';

const JSON_TYPE = /^application\/(?:problem\+)?json\b/i;
const WITHOUT_BODY = new Set([204, 304]);

export function assertJsonAnswer({ method }: UpstreamRequest, answer: UpstreamAnswer): UpstreamAnswer {
  const { status, headers, body } = answer;
  if (status < 200 || status > 599) throw garbage(`status ${status}`);
  if (WITHOUT_BODY.has(status) || method === 'HEAD') return answer;
  if (!JSON_TYPE.test(headers['content-type'] ?? '')) throw garbage('an answer that is not JSON');
  try {
    JSON.parse(body.toString());
  } catch (cause) {
    throw garbage('broken JSON', cause);
  }
  return answer;
}

function garbage(what: string, cause?: unknown): UpstreamFailure {
  return new UpstreamFailure('garbage', `The service gave ${what}`, { sent: true, cause });
}
