/** The result of one try as a value, so that two tries can be compared. */
import type { UpstreamAnswer } from '@bulkhead/chassis/resilience/HttpUpstream';

export type Outcome = { answer: UpstreamAnswer; error?: never } | { answer?: never; error: unknown };

export const outcomeOf = (call: Promise<UpstreamAnswer>): Promise<Outcome> =>
  call.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );

/** Whether a retry could not improve it: a 503 may come from a single replica's trouble. */
export function isUsable({ answer }: Outcome): boolean {
  return answer !== undefined && answer.status !== 503;
}

export function betterOf(first: Outcome, second: Outcome): Outcome {
  return isUsable(second) || !first.answer ? (second.answer ? second : first) : first;
}

/**
 * The first usable outcome of two tries that run at once. A 409 says that the first try, with the same
 * Idempotency-Key, is still running: then the first one decides.
 */
export async function firstUsable(first: Promise<Outcome>, second: Promise<Outcome>): Promise<Outcome> {
  const winner = new Promise<Outcome>((resolve) => {
    void first.then((outcome) => isUsable(outcome) && resolve(outcome));
    void second.then((outcome) => isUsable(outcome) && outcome.answer?.status !== 409 && resolve(outcome));
  });
  const both = Promise.all([first, second]).then(([a, b]) => betterOf(a, b));
  return Promise.race([winner, both]);
}
