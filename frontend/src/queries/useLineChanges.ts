/** Changes quantities of the open order on the page at once and in the shop right after. */
import { ref } from 'vue';
import { orders } from '../api/clients.ts';
import { useNotices } from '../stores/notices.ts';
import { makeLineChanges } from './lineChanges.ts';
import { orderWithQuantity } from './orderWithQuantity.ts';
import { useOpenOrderCache } from './orders.ts';
import { sentenceOf } from './sentenceOf.ts';
import { noticeTrouble } from './trouble.ts';
import { t } from '../words/spoken.ts';

export function useLineChanges() {
  const openOrder = useOpenOrderCache();
  const notices = useNotices();
  const saving = ref(0);
  let confirmed = openOrder.read();

  const changeLine = makeLineChanges({
    send: (product, quantity) => orders.changeItem(product, quantity),
    preview: (product, quantity) => {
      const order = openOrder.read();
      if (order) openOrder.write(orderWithQuantity(order, product, quantity));
    },
    confirm: (order) => {
      confirmed = order;
      openOrder.write(order);
    },
    giveUp: (error) => {
      noticeTrouble(error);
      if (confirmed !== undefined) openOrder.write(confirmed);
      openOrder.invalidate();
      notices.show('bad', `${t('order.changeFailed')} ${sentenceOf(error)}`);
    },
  });

  async function change(product: string, quantity: number): Promise<void> {
    if (saving.value === 0) confirmed = openOrder.read();
    saving.value += 1;
    await changeLine(product, quantity);
    saving.value -= 1;
  }

  return { change, saving };
}
