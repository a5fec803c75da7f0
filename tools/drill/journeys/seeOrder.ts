/**
 * The journey of looking at the open order. While the order service does not answer,
 * the page shows the session's summary.
 */
import { OpenOrder, type OrderSummary } from '@bulkhead/order/contract';
import { quantityOf } from '../shoppers/Basket.ts';
import type { Shopper } from '../shoppers/Shopper.ts';
import type { Attempt, Journey } from './Journey.ts';
import { judge } from './judge.ts';
import { readSession } from './readSession.ts';
import type { TimedAnswer, World } from './World.ts';

export const seeOrder: Journey = {
  name: 'see open order',
  tells: true,
  attempt: (world) =>
    world.crowd.with(
      (shopper) => mayLook(world, shopper),
      async (shopper) => {
        const attempt = await look(world, shopper);
        return attempt.outcome === 'refused' ? seeSummary(world, shopper, attempt) : attempt;
      },
    ),
};

/** Reads the order service's own answer. */
export async function look(world: World, shopper: Shopper): Promise<Attempt> {
  const answer = await world.ask({ method: 'GET', path: '/api/order', headers: shopper.headers() });
  const attempt = judge(answer, { fault: (body) => seenFault(world, shopper, body, answer) });
  if (attempt.outcome === 'works') shopper.sawOrderAt = performance.now();
  return attempt;
}

/**
 * Whether a shopper may look at the order now. A shopper with idempotency keys may at any time, and draws no
 * conclusion while in doubt. Others look to find out about a change, but not while it may still be running. A
 * summary can be trusted only if the shopper has seen the order since the last outage.
 */
function mayLook(world: World, { basket, sawOrderAt, usesKeys }: Shopper): boolean {
  if (basket.uncertain) return usesKeys || world.isSettled;
  return sawOrderAt > world.healedAt || world.isSettled;
}

function seenFault(world: World, shopper: Shopper, body: unknown, answer: TimedAnswer): string | undefined {
  const { basket, usesKeys } = shopper;
  const parsed = OpenOrder.safeParse(body);
  if (!parsed.success) return 'no order';
  const order = 'result' in parsed.data ? parsed.data.result : undefined;
  if (basket.uncertain && usesKeys) return undefined;
  return world.contradicted(basket.see(order), shopper, answer);
}

async function seeSummary(world: World, shopper: Shopper, refusal: Attempt): Promise<Attempt> {
  const { answer, session } = await readSession(world, shopper.headers());
  const attempt = judge(answer, {
    limited: () => true,
    fault: () => summaryFault(world, shopper, session?.order ?? null),
  });
  return { ...attempt, wasRefused: true, ms: Math.max(attempt.ms, refusal.ms) };
}

/**
 * Checks the summary. A change in doubt may show or not; nothing can be expected of
 * a session that Redis has lost.
 */
function summaryFault(
  world: World,
  { basket, sawOrderAt }: Shopper,
  summary: OrderSummary | null,
): string | undefined {
  const shown = summary?.quantity ?? 0;
  if (basket.uncertain || sawOrderAt <= world.healedAt) return undefined;
  if (shown === quantityOf(basket.lines)) return undefined;
  return `a summary of ${shown} pieces instead of ${basket.quantity}`;
}
