/**
 * Moves the basket's lines into the order, each under its own key: after an interruption (a reload, an
 * outage) the merge can continue without losing a line or ordering one twice. Lines the shop refuses stay in
 * the basket with the reason.
 */
import type { Order } from '@bulkhead/order/contract';
import { type ApiProblem, isApiProblem } from '../../api/ApiProblem.ts';
import type { Told } from '../../words/refusalText.ts';
import { type BasketLine, isOfAnother, type useBasket } from '../../stores/basket.ts';

/**
 * Resolves when the order that contains the line is shown; the line is then removed from the basket. For a
 * line sent before, the shop repeats its earlier answer, which is not the current order.
 */
type AddItem = (line: BasketLine) => Promise<Order>;

interface Merged {
  /** The order after the last line added, or null when there was none. */
  order: Order | null;
  /** The problem that stopped the merge early. */
  problem: ApiProblem | null;
}

/** Refusals not caused by the line: the other lines would meet them too, and all can be sent again later. */
const NOT_NOW = new Set([401, 403, 429]);

/** `user` returns who is signed in, which may change while a line is being sent. */
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

/** The next line of the basket as it is now: lines can change during a request, here and in other tabs. */
function nextOf(basket: ReturnType<typeof useBasket>, user: string | undefined): BasketLine | undefined {
  basket.reload();
  return basket.lines.find((line) => isReady(line, user));
}

/** Whether the line can be merged into the order of `user` without asking. */
export function isReady(line: BasketLine, user: string | undefined): boolean {
  return line.refusal === null && !isOfAnother(line, user);
}

function refusalOf({ code, message, values }: ApiProblem): Told {
  return { code, message, values };
}
