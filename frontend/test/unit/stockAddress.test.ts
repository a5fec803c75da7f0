import { expect } from 'chai';
import { stockAddress } from '../../src/composables/admin/stockAddress.ts';
import { standIn } from './standIn.ts';

describe('the way back to the stock', () => {
  let restore: () => void;
  afterEach(() => restore());

  function backFrom(state: unknown): string {
    restore = standIn(globalThis, { window: { history: { state } } });
    return stockAddress();
  }

  it('leads to it as it was searched and narrowed', () => {
    expect(backFrom({ back: '/admin/products?search=rope&state=hidden' })).to.equal(
      '/admin/products?search=rope&state=hidden',
    );
  });

  for (const back of ['/admin/products/new', '/admin/products/m?x=1', '/?search=rope', null])
    it(`leads to all of it for who comes from ${back ?? 'outside'}`, () => {
      expect(backFrom({ back })).to.equal('/admin/products');
    });

  it('leads to all of it where the browser remembers nothing', () => {
    expect(backFrom(null)).to.equal('/admin/products');
  });
});
