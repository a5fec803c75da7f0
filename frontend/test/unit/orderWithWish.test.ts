import type { OrderSummary } from '@bulkhead/order/contract';
import { expect } from 'chai';
import {
  orderWithItem,
  orderWithLines,
  orderWithQuantity,
  orderWithWish,
} from '../../src/composables/order/orderWithWish.ts';

describe('previewing an added product', () => {
  const product = (id: string, price: string, currency = 'EUR') => {
    return { id, name: id, slug: id, image: '', price, currency };
  };
  const order: OrderSummary = orderWithItem(null, product('mug', '12.50'), 2);

  it('starts an order when there is none', () => {
    expect(order).to.include({ quantity: 2, total: '25.00', currency: 'EUR' });
    expect(order.items).to.have.length(1);
  });

  it('adds a line at the end, or pieces to an existing line, at today’s price', () => {
    const two = orderWithItem(order, product('rope', '0.10'), 3);
    expect(two).to.include({ quantity: 5, total: '25.30' });
    expect(two.items.map(({ product }) => product)).to.deep.equal(['mug', 'rope']);
    const more = orderWithItem(two, product('mug', '13.00'), 1);
    expect(more.items[0]).to.include({ quantity: 3, unit_price: '13.00', line_total: '39.00' });
    expect(more).to.include({ quantity: 6, total: '39.30' });
  });

  it('does not show changes the shop will refuse', () => {
    expect(orderWithItem(order, product('mug', '12.50'), 98).items[0]).to.include({ quantity: 99 });
    expect(orderWithItem(order, product('tray', '1.00', 'USD'), 1)).to.equal(order);
  });

  it('changes nothing when there is no order', () => {
    expect(orderWithWish(null, { kind: 'set', product: 'mug', quantity: 3 })).to.equal(null);
  });
});

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

  it('recomputes line, pieces and total', () => {
    const changed = orderWithQuantity(order, 'rope', 3);
    expect(changed.items[1]).to.include({ quantity: 3, line_total: '0.30' });
    expect(changed).to.include({ quantity: 5, total: '25.30' });
  });

  it('removes a line without pieces', () => {
    const changed = orderWithQuantity(order, 'mug', 0);
    expect(changed.items.map(({ product }) => product)).to.deep.equal(['rope']);
    expect(changed).to.include({ quantity: 1, total: '0.10' });
  });
});

describe('an order with other lines', () => {
  const line = (product: string, quantity: number, unit_price: string) => ({
    ...{ product, name: product, slug: product, image: '', quantity, unit_price },
    ...{ line_total: '', price_changed: false },
  });
  const order = { id: 'o', items: [line('mug', 1, '5.00')], quantity: 1, total: '5.00', currency: 'EUR' };

  it('has their number of pieces and their total, to the cent', () => {
    const items = [line('mug', 3, '0.10'), line('rope', 2, '19.99')];
    expect(orderWithLines(order, items)).to.deep.equal({ ...order, items, quantity: 5, total: '40.28' });
  });

  it('is empty and costs nothing without any; the original order is unchanged', () => {
    expect(orderWithLines(order, [])).to.include({ quantity: 0, total: '0.00' });
    expect(order).to.include({ quantity: 1, total: '5.00' });
  });
});
