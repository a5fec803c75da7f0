import { expect } from 'chai';
import type { Order } from '@bulkhead/order/contract';
import { Basket } from '../shoppers/Basket.ts';

const order = (id: string, pieces: Record<string, number>): Order =>
  ({
    id,
    total: '10.00',
    items: Object.entries(pieces).map(([slug, quantity]) => ({ slug, quantity })),
  }) as Order;

const addMug = { kind: 'add', slug: 'mug', quantity: 2 } as const;

describe('the ledger of one shopper', () => {
  it('finds nothing wrong with an order that holds what was added and set', () => {
    const basket = new Basket();
    expect(basket.acknowledge(addMug, order('a', { mug: 2 }))).to.equal(undefined);
    expect(basket.acknowledge(addMug, order('a', { mug: 4 }))).to.equal(undefined);
    expect(basket.acknowledge({ kind: 'set', slug: 'mug', quantity: 1 }, order('a', { mug: 1 }))).to.equal(
      undefined,
    );
    expect(basket.quantity).to.equal(1);
  });

  it('notices what was added twice, and what was lost', () => {
    expect(new Basket().acknowledge(addMug, order('a', { mug: 4 }))).to.equal('4 × mug instead of 2 × mug');
    const basket = new Basket();
    basket.acknowledge(addMug, order('a', { mug: 2 }));
    expect(basket.see(undefined)).to.equal('nothing instead of 2 × mug');
  });

  it('notices a second open order', () => {
    const basket = new Basket();
    basket.acknowledge(addMug, order('a', { mug: 2 }));
    expect(basket.acknowledge(addMug, order('b', { mug: 4 }))).to.equal('order b instead of a');
  });

  it('accepts a change without an answer as made or not made, and nothing else', () => {
    for (const pieces of [{}, { mug: 2 }] as Record<string, number>[]) {
      const basket = new Basket();
      basket.doubt(addMug);
      expect(basket.see(order('a', pieces))).to.equal(undefined);
      expect(basket.uncertain).to.equal(undefined);
    }
    const basket = new Basket();
    basket.doubt(addMug);
    expect(basket.see(order('a', { mug: 4 }))).to.equal('4 × mug instead of nothing or 2 × mug');
  });

  it('counts an order that has disappeared after a doubtful checkout as placed', () => {
    const basket = new Basket();
    basket.acknowledge(addMug, order('a', { mug: 2 }));
    basket.doubt({ kind: 'checkout' });
    expect(basket.see(undefined)).to.equal(undefined);
    expect([...basket.placed.keys()]).to.deep.equal(['a']);
    expect(basket.isEmpty).to.equal(true);
  });

  it('notices an order that is placed twice', () => {
    const basket = new Basket();
    basket.acknowledge(addMug, order('a', { mug: 2 }));
    expect(basket.acknowledge({ kind: 'checkout' }, order('a', { mug: 2 }))).to.equal(undefined);
    expect(basket.acknowledge({ kind: 'checkout' }, order('a', {}))).to.equal('order a was placed twice');
  });
});
