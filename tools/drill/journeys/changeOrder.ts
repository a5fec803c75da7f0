/** The journeys of changing and placing an order. A change without an answer is retried with the same key. */
import { Order } from '@bulkhead/order/contract';
import { z } from 'zod';
import type { Change } from '../shoppers/Basket.ts';
import type { Ask } from '../shoppers/exchange.ts';
import type { Shopper } from '../shoppers/Shopper.ts';
import type { Attempt, Journey } from './Journey.ts';
import { judge } from './judge.ts';
import type { World } from './World.ts';

const OrderAnswer = z.object({ result: Order });
const REST_MS = 1000;
/**
 * Pieces in a basket before checkout while nothing is broken, so that in an outage most shoppers have
 * something to order.
 */
const WORTH_A_CHECKOUT = 4;

export const changeItem: Journey = {
  name: 'add, change item',
  tells: false,
  attempt: (world) =>
    world.crowd.with(
      ({ basket, usesKeys }) => (basket.uncertain ? usesKeys && basket.uncertain.kind !== 'checkout' : true),
      (shopper) => carryOut(world, shopper, shopper.basket.uncertain ?? nextChange(world, shopper)),
    ),
};

export const checkOut: Journey = {
  name: 'check out',
  tells: false,
  attempt: (world) =>
    world.crowd.with(
      ({ basket, usesKeys }) =>
        basket.uncertain
          ? usesKeys && basket.uncertain.kind === 'checkout'
          : basket.quantity >= (world.isWhole ? WORTH_A_CHECKOUT : 1),
      (shopper) => carryOut(world, shopper, shopper.basket.uncertain ?? nextCheckout(shopper)),
    ),
};

function nextChange({ goods }: World, { basket }: Shopper): Change {
  const [held] = basket.lines.keys();
  const quantity = 1 + Math.floor(Math.random() * 3);
  if (held !== undefined && Math.random() < 0.3) return { kind: 'set', slug: held, quantity };
  return { kind: 'add', slug: goods.someSlug(), quantity };
}

/** The app sends the total it shows. */
function nextCheckout({ basket, habit }: Shopper): Change {
  return { kind: 'checkout', ...(habit === 'app' && { expectedTotal: basket.total }) };
}

export async function carryOut(world: World, shopper: Shopper, wanted: Change): Promise<Attempt> {
  const { basket } = shopper;
  const headers = shopper.changeHeaders({ again: basket.uncertain !== undefined });
  basket.doubt(wanted);
  const answer = await world.ask({ ...requestOf(wanted), headers });
  const attempt = judge(answer, {
    fault: (body) => {
      const order = OrderAnswer.safeParse(body).data?.result;
      if (!order) return 'no order';
      return world.contradicted(basket.acknowledge(wanted, order), shopper, answer);
    },
  });
  if (basket.uncertain) shopper.restsUntil = performance.now() + REST_MS;
  else shopper.sawOrderAt = performance.now();
  return attempt;
}

function requestOf(wanted: Change): Ask {
  if (wanted.kind === 'checkout') {
    const { expectedTotal } = wanted;
    const body = expectedTotal === undefined ? {} : { expected_total: expectedTotal };
    return { method: 'POST', path: '/api/order/checkout', body };
  }
  const { slug, quantity } = wanted;
  if (wanted.kind === 'add') {
    return { method: 'POST', path: '/api/order/add-item', body: { product_id: slug, qty: quantity } };
  }
  return { method: 'PATCH', path: `/api/order/item/${slug}`, body: { qty: quantity } };
}
