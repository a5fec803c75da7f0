/**
 * Sends what a shopper wants of their order to the shop, one wish after another in the order they came, so that the
 * last answer is the order as the shop has it. A wish counts as waiting until it is answered: whoever shows the order
 * shows it with all waiting wishes done. A wish that fails is no longer waiting, and with that taken back.
 */
import type { Order } from '@bulkhead/order/contract';
import { isApiProblem } from '../../api/ApiProblem.ts';
import { type OrderWish, productOf } from './orderWithWish.ts';

interface Parts {
  send: (wish: OrderWish) => Promise<Order>;
  /** An answer of the shop to a wish: the order as it is there. */
  confirm: (order: Order, wish: OrderWish) => void;
  /** Called in the same moment as `confirm`, so that no wish is ever shown twice or not at all. */
  show: (waiting: OrderWish[]) => void;
}

/** Rejects with the shop's reason. Null when the wish was dropped: nobody is there any more to be told. */
type Outcome = Promise<Order | null>;

interface Waiting {
  wish: OrderWish;
  /** It may rest a while, because the shopper may still be clicking. */
  rests: boolean;
  timer?: ReturnType<typeof setTimeout>;
  /** Since it was sent: resolves when it is answered, one way or the other. */
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

  /** What was wished before is sent before. */
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
    /** At once, after everything wished before. */
    make(wish: OrderWish): Outcome {
      const one = add(wish);
      wake(one);
      return one.outcome;
    },
    /**
     * When the line has rested for `restMs`. Gives nothing when an earlier wish for the line has not been sent yet and
     * takes this one up.
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
    /** Nothing rests any longer. Resolves when everything is answered, one way or the other. */
    async flush(): Promise<void> {
      const outcomes = waiting.map(({ outcome }) => outcome);
      wake();
      await Promise.allSettled(outcomes);
    },
    /** Sends everything side by side, in its order, while the page can still send: there is no time for the answers. */
    async hurry(): Promise<void> {
      waiting.forEach(stir);
      await Promise.all(waiting.map(sendOnce));
    },
    /** Nothing of it is wanted or told any more, sent or not: the order is another shopper's now. */
    drop(): void {
      const dropped = waiting;
      keep([]);
      // Whoever comes next need not wait for answers to whoever was here before.
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

/** A missing part misses for all; a refusal is about one product, and later wishes for it build on the refused one. */
function fallsWith(other: Waiting, failed: Waiting, error: unknown): boolean {
  if (isApiProblem(error) && error.isAway) return true;
  return productOf(other.wish) === productOf(failed.wish);
}
