/** "Add": into the order of who is signed in, else into the basket this browser keeps. Said and shown at once. */
import type { Order } from '@bulkhead/order/contract';
import { useQueryCache } from '@pinia/colada';
import { isApiProblem } from '../api/ApiProblem.ts';
import { type BasketProduct, useBasket } from '../stores/basket.ts';
import { useNotices } from '../stores/notices.ts';
import { sentenceOf } from './sentenceOf.ts';
import { sessionQuery } from './session.ts';
import { noticeTrouble } from './trouble.ts';
import { useOrderChanges } from './useOrderChanges.ts';
import { useSubmit } from './useSubmit.ts';
import { t } from '../words/spoken.ts';

interface Wish {
  product: BasketProduct;
  quantity: number;
}

export function useAddToOrder() {
  const cache = useQueryCache();
  const basket = useBasket();
  const notices = useNotices();
  const changes = useOrderChanges();

  async function send(wish: Wish, key: string): Promise<Order | null> {
    // Not known yet counts as nobody: the basket finds its way into the order by itself.
    if (!cache.getQueryData(sessionQuery.key)?.user) return keep(wish);
    const pieces = piecesOf(wish);
    const link = { to: '/order', text: t('add.seeOrder') };
    const notice = notices.show('good', t('add.inOrder', { pieces }), link);
    try {
      const order = await changes.add({ ...wish, key });
      if (!order) notices.dismiss(notice);
      return order;
    } catch (error) {
      notices.dismiss(notice);
      if (isApiProblem(error) && error.isSignedOut) {
        noticeTrouble(error);
        return keep(wish);
      }
      notices.show('bad', whyNot(wish, error));
      throw error;
    }
  }

  function keep(wish: Wish): null {
    basket.add(wish.product, wish.quantity);
    const link = { to: '/order', text: t('add.seeBasket') };
    notices.show('good', t('add.inBasket', { pieces: piecesOf(wish) }), link);
    return null;
  }

  return useSubmit({ send, done: () => undefined });
}

function piecesOf({ product: { name }, quantity }: Wish): string {
  return quantity === 1 ? name : t('add.pieces', { count: quantity, name });
}

function whyNot({ product: { name } }: Wish, error: unknown): string {
  const isUnclear = isApiProblem(error) && !error.isRefusal;
  const more = isUnclear ? t('add.repeatable') : '';
  return `${t('add.failed', { name })} ${sentenceOf(error)} ${more}`;
}
