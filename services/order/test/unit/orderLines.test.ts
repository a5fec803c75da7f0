import { expect } from 'chai';
import { extendedLine } from '../../src/domain/addItem.ts';
import {
  agreedTotalOf,
  totalOf,
  withLine,
  withoutLine,
  type Line,
  type Order,
} from '../../src/domain/Order.ts';
import type { Product } from '../../src/domain/Product.ts';

const line = (part: Partial<Line> = {}): Line => ({
  productId: 'p1',
  name: 'Mug',
  slug: 'mug',
  image: '/images/mug.svg',
  quantity: 1,
  position: 1,
  agreedPrice: 100,
  price: 100,
  isForSale: true,
  ...part,
});
const order = (lines: Line[] = []): Order => ({
  id: 'o1',
  userId: 'u1',
  state: 'open',
  currency: 'EUR',
  createdAt: '2026-01-01T00:00:00.000Z',
  placedAt: null,
  lines,
});
const product = (part: Partial<Product> = {}): Product => ({
  id: 'p1',
  slug: 'mug',
  name: 'Mug',
  image: '/images/mug.svg',
  price: 100,
  currency: 'EUR',
  isActive: true,
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...part,
});

describe('the lines of an order', () => {
  it('sum up in whole cents, at today’s prices and at the agreed ones', () => {
    const lines = [line({ quantity: 3, price: 10, agreedPrice: 9 }), line({ quantity: 7, price: 33 })];
    expect(totalOf(order(lines))).to.equal(261);
    expect(agreedTotalOf(order(lines))).to.equal(727);
  });

  it('keep their places when one changes', () => {
    const [first, second] = [line(), line({ productId: 'p2', position: 2 })];
    const changed = { ...first, quantity: 5 };
    expect(withLine(order([first, second]), changed).lines).to.deep.equal([changed, second]);
    expect(withoutLine(order([first, second]), first).lines).to.deep.equal([second]);
  });

  it('get a new product after the last one', () => {
    const added = extendedLine(order([line({ position: 7 })]), product({ id: 'p2' }), 2);
    expect(added).to.include({ productId: 'p2', position: 8, quantity: 2 });
  });

  it('take today’s price when more of a product is added', () => {
    const added = extendedLine(order([line({ quantity: 2, price: 90 })]), product({ price: 120 }), 1);
    expect(added).to.include({ quantity: 3, agreedPrice: 120, price: 120, position: 1 });
  });

  for (const [code, lines, part, quantity] of [
    ['line-full', [line({ quantity: 99 })], {}, 1],
    ['order-full', Array.from({ length: 100 }, (_, n) => line({ productId: `x${n}` })), {}, 1],
    ['other-currency', [line()], { currency: 'USD' }, 1],
  ] as const) {
    it(`are refused with ${code} and the unchanged order`, () => {
      const full = order([...lines]);
      expect(() => extendedLine(full, product(part), quantity))
        .to.throw()
        .that.includes({ code, order: full });
    });
  }
});
