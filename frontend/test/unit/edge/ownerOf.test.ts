import { expect } from 'chai';
import { ownerOf } from '../../../edge/forwarding/ownerOf.ts';

describe('the owner of a path', () => {
  it('is the service whose contract names it', () => {
    expect(ownerOf('/api/user/login')).to.deep.equal({ service: 'user', pattern: '/api/user/login' });
    expect(ownerOf('/api/user/ada/exists')).to.deep.equal({
      service: 'user',
      pattern: '/api/user/:username/exists',
    });
    expect(ownerOf('/api/product/mug')).to.deep.equal({ service: 'product', pattern: '/api/product/:id' });
  });

  it('prefers a fixed path to one with a parameter', () => {
    expect(ownerOf('/api/order/checkout')?.pattern).to.equal('/api/order/checkout');
    expect(ownerOf('/api/order/0198c0de')?.pattern).to.equal('/api/order/:id');
    expect(ownerOf('/api/products/all')?.pattern).to.equal('/api/products/all');
    expect(ownerOf('/api/products/all/mug')?.pattern).to.equal('/api/products/all/:id');
  });

  it('ignores a trailing slash', () => {
    expect(ownerOf('/api/products/')?.service).to.equal('product');
  });

  it('is undefined for any other path', () => {
    for (const path of [
      '/',
      '/api',
      '/api/',
      '/api/userx',
      '/api/user/a/b',
      '/metrics',
      '/api/../api/user/x',
      '/API/user',
    ])
      expect(ownerOf(path), path).to.equal(undefined);
  });
});
