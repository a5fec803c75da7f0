/** "Add": into the order of who is signed in, else into the basket this browser keeps. */
import type { Order } from '@bulkhead/order/contract';
import { useQueryCache } from '@pinia/colada';
import { isApiProblem } from '../api/ApiProblem.ts';
import { orders } from '../api/clients.ts';
import { type BasketProduct, useBasket } from '../stores/basket.ts';
import { useNotices } from '../stores/notices.ts';
import { useOpenOrderCache } from './orders.ts';
import { sentenceOf } from './sentenceOf.ts';
import { sessionQuery } from './session.ts';
import { noticeTrouble } from './trouble.ts';
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
  const openOrder = useOpenOrderCache();

  async function send({ product, quantity }: Wish, key: string): Promise<Order | null> {
    // Not known yet counts as nobody: the basket finds its way into the order by itself.
    if (!cache.getQueryData(sessionQuery.key)?.user) return keep(product, quantity);
    try {
      return await orders.addItem(product.id, quantity, key);
    } catch (error) {
      if (!isApiProblem(error) || !error.isSignedOut) {
        sayWhy(product, error);
        throw error;
      }
      noticeTrouble(error);
      return keep(product, quantity);
    }
  }

  function keep(product: BasketProduct, quantity: number): null {
    basket.add(product, quantity);
    return null;
  }

  function sayWhy({ name }: BasketProduct, error: unknown): void {
    const isUnclear = isApiProblem(error) && !error.isRefusal;
    const more = isUnclear ? t('add.repeatable') : '';
    notices.show('bad', `${t('add.failed', { name })} ${sentenceOf(error)} ${more}`);
  }

  function done(order: Order | null, { product, quantity }: Wish): void {
    if (order) openOrder.write(order);
    const { name } = product;
    const pieces = quantity === 1 ? name : t('add.pieces', { count: quantity, name });
    notices.show('good', order ? t('add.inOrder', { pieces }) : t('add.inBasket', { pieces }), {
      to: '/order',
      text: order ? t('add.seeOrder') : t('add.seeBasket'),
    });
  }

  return useSubmit({ send, done });
}
