/**
 * Sends what a shopper wants of their order to the shop, one wish after another in the order they came, so that the
 * last answer is the order as the shop has it. A wish counts as waiting until it is answered: whoever shows the order
 * shows it with all waiting wishes done. A wish that fails is no longer waiting, and with that taken back.
 */
import type { Order } from '@bulkhead/order/contract';
import { isApiProblem } from '../api/ApiProblem.ts';
import { type OrderWish, productOf } from './orderWithWish.ts';

interface Parts {
  send: (wish: OrderWish) => Promise<Order>;
  /** An answer of the shop: the order as it is there. */
  confirm: (order: Order) => void;
  /** Called in the same moment as `confirm`, so that no wish is ever shown twice or not at all. */
  show: (waiting: OrderWish[]) => void;
}

interface Waiting {
  wish: OrderWish;
  /** It may rest a while, because the shopper may still be clicking. */
  rests: boolean;
  timer?: ReturnType<typeof setTimeout>;
  sent: boolean;
  outcome: Promise<Order>;
  succeed: (order: Order) => void;
  fail: (error: unknown) => void;
}

export function makeOrderChanges({ send, confirm, show }: Parts) {
  let waiting: Waiting[] = [];
  let sending = false;

  function keep(left: Waiting[]): void {
    waiting = left;
    show(waiting.map(({ wish }) => wish));
  }

  function add(wish: OrderWish): Waiting {
    const one = newWaiting(wish);
    keep([...waiting, one]);
    return one;
  }

  /** What was wished before is sent before. */
  function wake(last = waiting.at(-1)): void {
    for (const one of waiting.slice(0, waiting.findIndex((each) => each === last) + 1)) {
      clearTimeout(one.timer);
      one.rests = false;
    }
    void sendAll();
  }

  async function sendAll(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let first = waiting[0]; first && !first.rests; first = waiting[0]) await settle(first);
    sending = false;
  }

  async function settle(one: Waiting): Promise<void> {
    one.sent = true;
    try {
      const order = await send(one.wish);
      confirm(order);
      keep(waiting.filter((other) => other !== one));
      one.succeed(order);
    } catch (error) {
      const lost = waiting.filter((other) => fallsWith(other, one, error));
      keep(waiting.filter((other) => !lost.includes(other)));
      for (const each of lost) {
        clearTimeout(each.timer);
        each.fail(error);
      }
    }
  }

  return {
    /** At once, after everything wished before. Rejects with the shop's reason. */
    make(wish: OrderWish): Promise<Order> {
      const one = add(wish);
      wake(one);
      return one.outcome;
    },
    /**
     * When the line has rested for `restMs`. Gives nothing when an earlier wish for the line has not been sent yet and
     * takes this one up.
     */
    makeSoon(wish: OrderWish, restMs: number): Promise<Order> | undefined {
      const earlier = waiting.findLast((one) => productOf(one.wish) === productOf(wish));
      const takesUp = earlier?.wish.kind === 'set' && !earlier.sent;
      const one = takesUp ? earlier : add(wish);
      if (takesUp) {
        one.wish = wish;
        clearTimeout(one.timer);
        keep(waiting);
      }
      one.rests = true;
      one.timer = setTimeout(() => {
        wake(one);
      }, restMs);
      return takesUp ? undefined : one.outcome;
    },
    /** Nothing rests any longer. Resolves when everything is answered, one way or the other. */
    async flush(): Promise<void> {
      const outcomes = waiting.map(({ outcome }) => outcome);
      wake();
      await Promise.allSettled(outcomes);
    },
  };
}

function newWaiting(wish: OrderWish): Waiting {
  const one = { wish, rests: false, sent: false } as Waiting;
  one.outcome = new Promise((succeed, fail) => Object.assign(one, { succeed, fail }));
  return one;
}

/** A missing part misses for all; a refusal is about one product, and later wishes for it build on the refused one. */
function fallsWith(other: Waiting, failed: Waiting, error: unknown): boolean {
  if (isApiProblem(error) && error.isAway) return true;
  return productOf(other.wish) === productOf(failed.wish);
}
