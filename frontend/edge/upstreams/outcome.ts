/** How one try ended, as a value, so that two tries can be compared. */
import type { UpstreamAnswer } from '@bulkhead/chassis/resilience/HttpUpstream';

export type Outcome = { answer: UpstreamAnswer; error?: never } | { answer?: never; error: unknown };

export const outcomeOf = (call: Promise<UpstreamAnswer>): Promise<Outcome> =>
  call.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );

/** An answer that a second try could not better: 503 may be one replica's trouble. */
export function isUsable({ answer }: Outcome): boolean {
  return answer !== undefined && answer.status !== 503;
}

export function betterOf(first: Outcome, second: Outcome): Outcome {
  return isUsable(second) || !first.answer ? (second.answer ? second : first) : first;
}

/**
 * The first usable outcome of two tries that run at once. A 409 tells the second that the first, with the same
 * Idempotency-Key, is still at work: then the first has the say.
 */
export async function firstUsable(first: Promise<Outcome>, second: Promise<Outcome>): Promise<Outcome> {
  const winner = new Promise<Outcome>((resolve) => {
    void first.then((outcome) => isUsable(outcome) && resolve(outcome));
    void second.then((outcome) => isUsable(outcome) && outcome.answer?.status !== 409 && resolve(outcome));
  });
  const both = Promise.all([first, second]).then(([a, b]) => betterOf(a, b));
  return Promise.race([winner, both]);
}
