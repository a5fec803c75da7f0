import type { Order } from '@bulkhead/order/contract';
import { expect } from 'chai';
import { makeLineChanges } from '../../src/queries/lineChanges.ts';

describe('changing quantities', () => {
  const order = (total: string) => ({ total }) as Order;

  it('shows every click at once and sends only the last wish after the one under way', async () => {
    const sent: number[] = [];
    const shown: (number | string)[] = [];
    const first = Promise.withResolvers<Order>();
    const change = makeLineChanges({
      send: (_product, quantity) => {
        sent.push(quantity);
        return sent.length === 1 ? first.promise : Promise.resolve(order('last'));
      },
      preview: (_product, quantity) => shown.push(quantity),
      confirm: ({ total }) => shown.push(total),
      giveUp: () => shown.push('given up'),
    });
    const running = change('mug', 2);
    await change('mug', 3);
    await change('mug', 4);
    expect(shown).to.deep.equal([2, 3, 4]);
    first.resolve(order('first'));
    await running;
    expect(sent).to.deep.equal([2, 4]);
    expect(shown).to.deep.equal([2, 3, 4, 'first', 4, 'last']);
  });

  it('gives up everything not yet confirmed when the shop fails, and starts anew afterwards', async () => {
    const shown: unknown[] = [];
    const failure = new Error('Away');
    let works = false;
    const change = makeLineChanges({
      send: () => (works ? Promise.resolve(order('new')) : Promise.reject(failure)),
      preview: () => undefined,
      confirm: ({ total }) => shown.push(total),
      giveUp: (error) => shown.push(error),
    });
    await change('mug', 2);
    works = true;
    await change('mug', 3);
    expect(shown).to.deep.equal([failure, 'new']);
  });
});
