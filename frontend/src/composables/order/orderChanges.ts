/**
 * Sends a shopper's changes to their order one at a time, in the order they were made, so that the last
 * answer is the current order. A change ("wish") is waiting until it is answered; every view of the order
 * shows it with all waiting changes applied. A failed change stops waiting, which rolls it back.
 */
import type { Order } from '@bulkhead/order/contract';
import { isApiProblem } from '../../api/ApiProblem.ts';
import { type OrderWish, productOf } from './orderWithWish.ts';

interface Parts {
  send: (wish: OrderWish) => Promise<Order>;
  /** Receives the shop's answer to a wish: the order after it. */
  confirm: (order: Order, wish: OrderWish) => void;
  /** Called in the same tick as `confirm`, so that no wish is ever shown twice or not at all. */
  show: (waiting: OrderWish[]) => void;
}

/** Rejects with the shop's reason. Null when the wish was dropped, because the shopper is no longer there. */
type Outcome = Promise<Order | null>;

interface Waiting {
  wish: OrderWish;
  /** Not sent yet, because the shopper may still be clicking. */
  rests: boolean;
  timer?: ReturnType<typeof setTimeout>;
  /** Set once the wish is sent; resolves when it is answered, successfully or not. */
  answered?: Promise<void>;
  outcome: Outcome;
  succeed: (order: Order | null) => void;
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

  function stir(one: Waiting): void {
    clearTimeout(one.timer);
    one.rests = false;
  }

  /** Sends `last` now, and with it all earlier wishes. */
  function wake(last = waiting.at(-1)): void {
    waiting.slice(0, waiting.findIndex((each) => each === last) + 1).forEach(stir);
    void sendAll();
  }

  async function sendAll(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let first = waiting[0]; first && !first.rests; first = waiting[0]) await sendOnce(first);
    sending = false;
  }

  function sendOnce(one: Waiting): Promise<void> {
    return (one.answered ??= settle(one));
  }

  async function settle(one: Waiting): Promise<void> {
    try {
      const order = await send(one.wish);
      if (!waiting.includes(one)) return;
      confirm(order, one.wish);
      keep(waiting.filter((other) => other !== one));
      one.succeed(order);
    } catch (error) {
      if (!waiting.includes(one)) return;
      const lost = waiting.filter(
        (other) => other === one || (!other.answered && fallsWith(other, one, error)),
      );
      keep(waiting.filter((other) => !lost.includes(other)));
      for (const each of lost) {
        clearTimeout(each.timer);
        each.fail(error);
      }
    }
  }

  return {
    /** Sends the wish at once, after all earlier ones. */
    make(wish: OrderWish): Outcome {
      const one = add(wish);
      wake(one);
      return one.outcome;
    },
    /**
     * Sends the wish once the line has not changed for `restMs` (debounce). Returns undefined when it
     * replaces an earlier wish for the line that has not been sent yet.
     */
    makeSoon(wish: OrderWish, restMs: number): Outcome | undefined {
      const earlier = waiting.findLast((one) => productOf(one.wish) === productOf(wish));
      const takesUp = earlier?.wish.kind === 'set' && !earlier.answered;
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
    /** Sends everything that is still resting. Resolves when all wishes are answered, successfully or not. */
    async flush(): Promise<void> {
      const outcomes = waiting.map(({ outcome }) => outcome);
      wake();
      await Promise.allSettled(outcomes);
    },
    /**
     * Starts all requests in parallel while the leaving page can still send: there is no time to wait for
     * answers.
     */
    async hurry(): Promise<void> {
      waiting.forEach(stir);
      await Promise.all(waiting.map(sendOnce));
    },
    /** Drops all wishes and ignores their answers, sent or not: the order now belongs to another shopper. */
    drop(): void {
      const dropped = waiting;
      keep([]);
      // The next shopper need not wait for answers to the previous one.
      sending = false;
      for (const each of dropped) {
        clearTimeout(each.timer);
        each.succeed(null);
      }
    },
  };
}

function newWaiting(wish: OrderWish): Waiting {
  const one = { wish, rests: false } as Waiting;
  one.outcome = new Promise((succeed, fail) => Object.assign(one, { succeed, fail }));
  return one;
}

/**
 * Whether `other` fails together with `failed`. An unavailable service fails all; a refusal concerns one
 * product, and later wishes for that product build on the refused one.
 */
function fallsWith(other: Waiting, failed: Waiting, error: unknown): boolean {
  if (isApiProblem(error) && error.isAway) return true;
  return productOf(other.wish) === productOf(failed.wish);
}
