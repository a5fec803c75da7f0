/** "Add": into the order of who is signed in, else into the basket this browser keeps. */
import type { Order } from '@bulkhead/order/contract';
import { useQueryCache } from '@pinia/colada';
import { orders } from '../api/clients.ts';
import { type BasketProduct, useBasket } from '../stores/basket.ts';
import { useNotices } from '../stores/notices.ts';
import { useOpenOrderCache } from './orders.ts';
import { sentenceOf } from './sentenceOf.ts';
import { sessionQuery } from './session.ts';
import { useSubmit } from './useSubmit.ts';

interface Wish {
  product: BasketProduct;
  quantity: number;
}

export function useAddToOrder() {
  const cache = useQueryCache();
  const basket = useBasket();
  const notices = useNotices();
  const openOrder = useOpenOrderCache();

  /** Nobody is signed in as long as we cannot know: the basket finds its way into the order later. */
  async function isSignedIn(): Promise<boolean> {
    const entry = cache.ensure(sessionQuery);
    await cache.refresh(entry).catch(() => undefined);
    return Boolean(entry.state.value.data?.user);
  }

  async function send({ product, quantity }: Wish, key: string): Promise<Order | null> {
    if (await isSignedIn()) {
      try {
        return await orders.addItem(product.id, quantity, key);
      } catch (error) {
        notices.show('bad', `${product.name} was not added. ${sentenceOf(error)}`);
        throw error;
      }
    }
    basket.add(product, quantity);
    return null;
  }

  function done(order: Order | null, { product, quantity }: Wish): void {
    if (order) openOrder.write(order);
    const pieces = quantity === 1 ? product.name : `${quantity} × ${product.name}`;
    const where = order ? 'order' : 'basket';
    notices.show('good', `${pieces} added to your ${where}.`, { to: '/order', text: `See ${where}` });
  }

  return useSubmit({ send, done });
}
