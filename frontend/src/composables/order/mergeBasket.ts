/**
 * Puts the basket's lines into the order, each under the key it carries: whatever is interrupted (a reload, an outage)
 * can go on later and neither loses a line nor orders one twice. What the shop refuses stays in the basket and says why.
 */
import type { Order } from '@bulkhead/order/contract';
import { type ApiProblem, isApiProblem } from '../../api/ApiProblem.ts';
import type { Told } from '../../words/refusalText.ts';
import { type BasketLine, isOfAnother, type useBasket } from '../../stores/basket.ts';

/**
 * Resolves when the order that holds the line is shown: the line is taken out of the basket right after. What was sent
 * before gets the answer of then: that is not the order as it is now.
 */
type AddItem = (line: BasketLine) => Promise<Order>;

interface Merged {
  /** The order after the last line that got in, or null when none did. */
  order: Order | null;
  /** What stopped the merge before its end. */
  problem: ApiProblem | null;
}

/** Refusals that are not about the line: the rest would meet them too, and all of it may be sent again later. */
const NOT_NOW = new Set([401, 403, 429]);

/** `user` tells who is signed in: that may change while a line is on its way. */
export async function mergeBasket(
  basket: ReturnType<typeof useBasket>,
  user: () => string | undefined,
  addItem: AddItem,
): Promise<Merged> {
  let order: Order | null = null;
  for (let me = user(), line = nextOf(basket, me); me && line; me = user(), line = nextOf(basket, me)) {
    basket.markSent(line.key, me);
    try {
      order = await addItem(line);
      basket.remove(line.key);
    } catch (error) {
      if (!isApiProblem(error)) throw error;
      if (!error.isRefusal) return { order, problem: error };
      basket.markRefused(line.key, NOT_NOW.has(error.status) ? null : refusalOf(error));
      if (NOT_NOW.has(error.status)) return { order, problem: error };
    }
  }
  return { order, problem: null };
}

/** As the basket is now: while one line is on its way, others are taken out, changed or put in, here and in other tabs. */
function nextOf(basket: ReturnType<typeof useBasket>, user: string | undefined): BasketLine | undefined {
  basket.reload();
  return basket.lines.find((line) => isReady(line, user));
}

/** It may go into the order of `user` by itself. */
export function isReady(line: BasketLine, user: string | undefined): boolean {
  return line.refusal === null && !isOfAnother(line, user);
}

function refusalOf({ code, message, values }: ApiProblem): Told {
  return { code, message, values };
}
