import type { OrderSummary } from '@bulkhead/order/contract';
import { expect } from 'chai';
import { orderWithQuantity } from '../../src/queries/orderWithQuantity.ts';

describe('previewing a changed quantity', () => {
  const line = (product: string, unit_price: string, quantity: number) =>
    ({ product, unit_price, quantity, line_total: '0.00' }) as OrderSummary['items'][number];
  const order = {
    id: 'o',
    currency: 'EUR',
    quantity: 3,
    total: '0.00',
    items: [line('mug', '12.50', 2), line('rope', '0.10', 1)],
  };

  it('computes line, pieces and total anew', () => {
    const changed = orderWithQuantity(order, 'rope', 3);
    expect(changed.items[1]).to.include({ quantity: 3, line_total: '0.30' });
    expect(changed).to.include({ quantity: 5, total: '25.30' });
  });

  it('takes out a line that has no pieces left', () => {
    const changed = orderWithQuantity(order, 'mug', 0);
    expect(changed.items.map(({ product }) => product)).to.deep.equal(['rope']);
    expect(changed).to.include({ quantity: 1, total: '0.10' });
  });
});
