import { OrderPage } from '@bulkhead/order/contract';
import type { Journey } from './Journey.ts';
import { judge } from './judge.ts';

/** As many as the first page certainly shows. */
const LATEST = 5;

export const seeHistory: Journey = {
  name: 'order history',
  tells: false,
  reads: true,
  attempt: (world) =>
    world.crowd.with(
      () => true,
      async (shopper) => {
        const answer = await world.ask({
          method: 'GET',
          path: '/api/order/history',
          headers: shopper.headers(),
        });
        return judge(answer, {
          fault: (body) => {
            const shown = OrderPage.safeParse(body).data?.results.map(({ id }) => id);
            if (!shown) return 'no list of orders';
            const lost = [...shopper.basket.placed.keys()].slice(-LATEST).filter((id) => !shown.includes(id));
            return lost.length > 0 ? `without the placed order ${lost.join(', ')}` : undefined;
          },
        });
      },
    ),
};
