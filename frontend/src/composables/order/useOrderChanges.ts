/**
 * Changes the open order with optimistic updates: shown at once, sent right after, rolled back with a reason
 * when refused.
 */
import type { OrderSummary } from '@bulkhead/order/contract';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { newKey } from '../../api/attempt.ts';
import { orders } from '../../api/clients.ts';
import { useNotices } from '../../stores/notices.ts';
import { t } from '../../words/spoken.ts';
import { makeOrderChanges } from './orderChanges.ts';
import { onPage } from '../../browser/onPage.ts';
import { useOpenOrderCache } from './orders.ts';
import type { OrderWish } from './orderWithWish.ts';
import { sentenceOf } from '../outage/sentenceOf.ts';
import { noticeTrouble } from '../outage/trouble.ts';

type Line = OrderSummary['items'][number];
type Adding = Extract<OrderWish, { kind: 'add' }>;

/** The debounce for repeated clicks on "+" and "-". */
const REST_MS = 300;

export const useOrderChanges = defineStore('order changes', () => {
  const openOrder = useOpenOrderCache();
  const notices = useNotices();
  /** Changes the shop has not answered yet, oldest first. */
  const waiting = shallowRef<OrderWish[]>([]);

  /** Another tab has reported the order meanwhile, and neither tab knows which answer is newer. */
  let metOthers = false;

  const changes = makeOrderChanges({
    send: (wish) =>
      wish.kind === 'add'
        ? orders.addItem(wish.product.id, wish.quantity, wish.key)
        : orders.changeItem(wish.product, wish.quantity),
    confirm: (order, wish) => {
      if (wish.kind === 'add' && wish.isRepeat) void openOrder.invalidate();
      else if (metOthers) openOrder.reread(order);
      else openOrder.write(order);
    },
    show: (wishes) => {
      waiting.value = wishes;
      if (wishes.length === 0) metOthers = false;
    },
  });
  onPage('pagehide', () => void hurry());

  /** Parallel answers arrive in any order: if the page stays after all, the order is read again. */
  async function hurry(): Promise<void> {
    const isOneAfterTheOther = waiting.value.length < 2;
    await changes.hurry();
    if (!isOneAfterTheOther) void openOrder.invalidate();
  }

  async function add(wish: Omit<Adding, 'kind'>) {
    try {
      return await changes.make({ kind: 'add', ...wish });
    } catch (error) {
      void openOrder.invalidate();
      throw error;
    }
  }

  function setQuantity(product: string, quantity: number): void {
    const outcome = changes.makeSoon({ kind: 'set', product, quantity }, REST_MS);
    outcome?.catch((error: unknown) => {
      sayUnchanged(t('order.changeFailed'), error);
    });
  }

  async function remove(line: Line, currency: string): Promise<void> {
    const { product, name } = line;
    const notice = notices.show('good', t('order.removed', { name }), {
      text: t('do.undo'),
      run: () => void putBack(line, currency),
    });
    try {
      await changes.make({ kind: 'set', product, quantity: 0 });
    } catch (error) {
      notices.dismiss(notice);
      sayUnchanged(t('order.changeFailed'), error);
    }
  }

  async function putBack({ product: id, unit_price: price, ...line }: Line, currency: string): Promise<void> {
    const { name, slug, image, quantity } = line;
    try {
      await add({ product: { id, name, slug, image, price, currency }, quantity, key: newKey() });
    } catch (error) {
      sayUnchanged(t('add.failed', { name }), error);
    }
  }

  function sayUnchanged(what: string, error: unknown): void {
    noticeTrouble(error);
    void openOrder.invalidate();
    notices.show('bad', `${what} ${sentenceOf(error)}`);
  }

  function meetOthers(): void {
    metOthers = waiting.value.length > 0;
  }

  return {
    ...{ waiting, add, setQuantity, remove, meetOthers },
    flush: () => changes.flush(),
    drop: () => changes.drop(),
  };
});
