import { expect } from 'chai';
import { addressNamed } from '../../../shared/addresses.ts';

describe('addressNamed', () => {
  it('knows the pages of the app, with or without a trailing slash', () => {
    const names = ['/', '/product/mug', '/orders', '/orders/7/', '/admin/products/new', '/admin'].map(
      addressNamed,
    );
    expect(names).to.deep.equal(['home', 'product', 'orders', 'pastOrder', 'adminNewProduct', 'admin']);
  });

  it('returns undefined for other paths', () => {
    for (const path of ['/products', '/product', '/product/a/b', '/Order', '/admin/users'])
      expect([path, addressNamed(path)]).to.deep.equal([path, undefined]);
  });
});
