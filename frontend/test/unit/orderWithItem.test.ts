import type { OrderSummary } from '@bulkhead/order/contract';
import { expect } from 'chai';
import { orderWithItem } from '../../src/queries/orderWithItem.ts';
import { orderWithWish } from '../../src/queries/orderWithWish.ts';

describe('previewing an added product', () => {
  const product = (id: string, price: string, currency = 'EUR') => {
    return { id, name: id, slug: id, image: '', price, currency };
  };
  const order: OrderSummary = orderWithItem(null, product('mug', '12.50'), 2);

  it('begins an order when there is none', () => {
    expect(order).to.include({ quantity: 2, total: '25.00', currency: 'EUR' });
    expect(order.items).to.have.length(1);
  });

  it('adds a line at the end, or pieces to the line there is, at the price of today', () => {
    const two = orderWithItem(order, product('rope', '0.10'), 3);
    expect(two).to.include({ quantity: 5, total: '25.30' });
    expect(two.items.map(({ product }) => product)).to.deep.equal(['mug', 'rope']);
    const more = orderWithItem(two, product('mug', '13.00'), 1);
    expect(more.items[0]).to.include({ quantity: 3, unit_price: '13.00', line_total: '39.00' });
    expect(more).to.include({ quantity: 6, total: '39.30' });
  });

  it('does not show what the shop is going to refuse', () => {
    expect(orderWithItem(order, product('mug', '12.50'), 98).items[0]).to.include({ quantity: 99 });
    expect(orderWithItem(order, product('tray', '1.00', 'USD'), 1)).to.equal(order);
  });

  it('knows nothing to change in an order that is not there', () => {
    expect(orderWithWish(null, { kind: 'set', product: 'mug', quantity: 3 })).to.equal(null);
  });
});
