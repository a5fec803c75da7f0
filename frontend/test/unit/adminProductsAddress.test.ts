import { expect } from 'chai';
import { adminProductsAddress } from '../../src/composables/admin/adminProductsAddress.ts';
import { standIn } from './standIn.ts';

describe('the link back to the product list of an admin', () => {
  let restore: () => void;
  afterEach(() => restore());

  function backFrom(state: unknown): string {
    restore = standIn(globalThis, { window: { history: { state } } });
    return adminProductsAddress();
  }

  it('keeps the search and filters', () => {
    expect(backFrom({ back: '/admin/products?search=rope&state=hidden' })).to.equal(
      '/admin/products?search=rope&state=hidden',
    );
  });

  for (const back of ['/admin/products/new', '/admin/products/m?x=1', '/?search=rope', null])
    it(`leads to the whole list for a visitor from ${back ?? 'outside'}`, () => {
      expect(backFrom({ back })).to.equal('/admin/products');
    });

  it('leads to the whole list without a history entry', () => {
    expect(backFrom(null)).to.equal('/admin/products');
  });
});
