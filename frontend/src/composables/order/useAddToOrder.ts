/**
 * Adds a product to the signed-in shopper's order, else to this browser's basket, with a notice and an
 * optimistic update.
 */
import { useQueryCache } from '@pinia/colada';
import { isApiProblem } from '../../api/ApiProblem.ts';
import { MAX_QUANTITY } from '../../api/limits.ts';
import { type BasketProduct, useBasket } from '../../stores/basket.ts';
import { useNotices } from '../../stores/notices.ts';
import { useUnclearAdditions } from '../../stores/unclearAdditions.ts';
import { sentenceOf } from '../outage/sentenceOf.ts';
import { sessionQuery } from '../account/session.ts';
import { noticeTrouble } from '../outage/trouble.ts';
import { useOrderChanges } from './useOrderChanges.ts';
import { t } from '../../words/spoken.ts';

interface Wish {
  product: BasketProduct;
  quantity: number;
}

/** Presses of one button closer together than this count as one: a double click, or a key held down. */
const ONE_PRESS_MS = 400;

/** Every press is a separate addition, even while another is being sent. */
export function useAddToOrder() {
  const cache = useQueryCache();
  const basket = useBasket();
  const notices = useNotices();
  const changes = useOrderChanges();
  const unclear = useUnclearAdditions();
  let lastPress = -Infinity;

  function press(wish: Wish, { timeStamp }: Pick<Event, 'timeStamp'>): void {
    const isAgain = timeStamp - lastPress < ONE_PRESS_MS;
    lastPress = timeStamp;
    if (isAgain) return;
    // While the user is unknown, the basket takes it; it is merged into the order later.
    if (cache.getQueryData(sessionQuery.key)?.user) void order(wish);
    else keep(wish);
  }

  async function order(wish: Wish): Promise<void> {
    const { key, isRepeat } = unclear.keyFor(wish);
    const link = { to: '/order', text: t('add.seeOrder') };
    const notice = notices.show('good', t('add.inOrder', { pieces: piecesOf(wish) }), link);
    try {
      const answer = await changes.add({ ...wish, key, isRepeat });
      if (!answer) notices.dismiss(notice);
    } catch (error) {
      notices.dismiss(notice);
      noticeTrouble(error);
      notAdded(wish, key, error);
    }
  }

  function notAdded(wish: Wish, key: string, error: unknown): void {
    if (isApiProblem(error) && error.isSignedOut) {
      keep(wish);
      return;
    }
    if (!isRefusal(error)) unclear.keep(wish, key);
    notices.show('bad', whyNot(wish, error));
    // Allows an immediate retry.
    lastPress = -Infinity;
  }

  function keep(wish: Wish): void {
    const { product, quantity } = wish;
    const added = basket.add(product, quantity);
    const link = { to: '/order', text: t('add.seeBasket') };
    if (added > 0)
      notices.show('good', t('add.inBasket', { pieces: piecesOf({ product, quantity: added }) }), link);
    if (added < quantity)
      notices.show('bad', t('refusal.line-full', { max: MAX_QUANTITY, name: product.name }), link);
  }

  return press;
}

const isRefusal = (error: unknown) => isApiProblem(error) && error.isRefusal;

function piecesOf({ product: { name }, quantity }: Wish): string {
  return quantity === 1 ? name : t('add.pieces', { count: quantity, name });
}

function whyNot({ product: { name } }: Wish, error: unknown): string {
  const isUnclear = isApiProblem(error) && !error.isRefusal;
  const more = isUnclear ? t('add.repeatable') : '';
  return `${t('add.failed', { name })} ${sentenceOf(error)} ${more}`;
}
