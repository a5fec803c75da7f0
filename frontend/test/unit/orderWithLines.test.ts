import { expect } from 'chai';
import { orderWithLines } from '../../src/queries/orderWithLines.ts';

describe('an order with other lines', () => {
  const line = (product: string, quantity: number, unit_price: string) => ({
    ...{ product, name: product, slug: product, image: '', quantity, unit_price },
    ...{ line_total: '', price_changed: false },
  });
  const order = { id: 'o', items: [line('mug', 1, '5.00')], quantity: 1, total: '5.00', currency: 'EUR' };

  it('has their pieces and costs what they cost, to the cent', () => {
    const items = [line('mug', 3, '0.10'), line('rope', 2, '19.99')];
    expect(orderWithLines(order, items)).to.deep.equal({ ...order, items, quantity: 5, total: '40.28' });
  });

  it('is empty and free without any, and the order before stays as it was', () => {
    expect(orderWithLines(order, [])).to.include({ quantity: 0, total: '0.00' });
    expect(order).to.include({ quantity: 1, total: '5.00' });
  });
});
