/**
 * Sends changed quantities to the shop one after another. Who clicks "+" five times is shown each click at once, while
 * only the last wish of a line is sent; a failure shows the order as the shop last confirmed it.
 */
import type { Order } from '@bulkhead/order/contract';

interface Parts {
  send: (product: string, quantity: number) => Promise<Order>;
  /** Shows a wish before the shop has heard of it. */
  preview: (product: string, quantity: number) => void;
  /** Shows what the shop said. */
  confirm: (order: Order) => void;
  /** Takes back what was shown and not done. */
  giveUp: (error: unknown) => void;
}

export function makeLineChanges({ send, preview, confirm, giveUp }: Parts) {
  const wishes = new Map<string, number>();
  let sending = false;

  async function sendAll(): Promise<void> {
    for (let wish = firstOf(wishes); wish; wish = firstOf(wishes)) {
      const [product, quantity] = wish;
      wishes.delete(product);
      const order = await send(product, quantity);
      confirm(order);
      for (const [later, wanted] of wishes) preview(later, wanted);
    }
  }

  return async function change(product: string, quantity: number): Promise<void> {
    wishes.set(product, quantity);
    preview(product, quantity);
    if (sending) return;
    sending = true;
    try {
      await sendAll();
    } catch (error) {
      wishes.clear();
      giveUp(error);
    } finally {
      sending = false;
    }
  };
}

function firstOf(wishes: Map<string, number>): [string, number] | undefined {
  return wishes.entries().next().value;
}
