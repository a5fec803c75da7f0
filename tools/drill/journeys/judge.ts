/** Judges an answer from a shopper's point of view. */
import { Problem } from '@bulkhead/chassis/contract/shared';
import { jsonOf, type Answer } from '../shoppers/exchange.ts';
import type { Attempt, Reading } from './Journey.ts';
import type { TimedAnswer } from './World.ts';

export function judge(answer: TimedAnswer, { fault, limited }: Reading = {}): Attempt {
  const { requestId, ms, status } = answer;
  const failed = (why: string): Attempt => ({ outcome: 'failed', why, requestId, ms });
  if (answer.trouble !== undefined) return failed(answer.trouble);
  if (status >= 200 && status < 300) {
    const body = jsonOf(answer);
    const wrong = fault?.(body, answer);
    if (wrong !== undefined) return failed(wrong);
    return { outcome: limited?.(body, answer) ? 'limited' : 'works', requestId, ms };
  }
  const missing = refusalFault(answer);
  if (missing === undefined) return { outcome: 'refused', requestId, ms };
  return failed(`${status} ${missing}: ${answer.text.slice(0, 200)}`);
}

/**
 * Checks that a refusal is a problem answer with a sentence and a time to retry. "Still running" counts as
 * one: the first request with the same key has not finished.
 */
function refusalFault(answer: Answer): string | undefined {
  const problem = Problem.safeParse(jsonOf(answer));
  if (!problem.success) return 'that is no problem answer';
  const { code, detail } = problem.data;
  if (answer.status !== 503 && code !== 'in-progress') return `with code ${code}`;
  if (!/^[1-9]\d*$/.test(answer.headers['retry-after'] ?? '')) return 'without Retry-After';
  if (!answer.headers['content-type']?.startsWith('application/problem+json')) return 'of another type';
  return /^[A-Z].{15,}/.test(detail) ? undefined : 'without a sentence';
}
