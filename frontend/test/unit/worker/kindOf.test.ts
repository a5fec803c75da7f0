import { expect } from 'chai';
import { kindOf } from '../../../worker/kindOf.ts';

const SHOP = 'https://shop.example';

describe('the kind of a request to the service worker', () => {
  const kinds = (paths: string[], mode = 'cors', method = 'GET') =>
    paths.map((path) => kindOf({ method, mode, url: new URL(path, SHOP).href }, SHOP));

  it('is the app, the catalogue or a picture', () => {
    expect(
      kinds([
        '/assets/index-1.js',
        '/api/products',
        '/api/products?search=rope&cursor=x',
        '/api/product/mug',
        '/images/mug.svg',
        '/logo.svg',
      ]),
    ).to.deep.equal(['asset', 'catalogue', 'catalogue', 'catalogue', 'picture', 'asset']);
    expect(kinds(['/', '/product/mug', '/orders'], 'navigate')).to.deep.equal(['page', 'page', 'page']);
  });

  it('is other for personal data, hidden products, and anything outside the app', () => {
    const personal = [
      '/api/session',
      '/api/user',
      '/api/user/grace/exists',
      '/api/order',
      '/api/order/history',
    ];
    const others = [
      '/api/products?updated_since=1970-01-01T00:00:00Z',
      '/api/products/all',
      '/api/products/all?state=hidden',
      '/api/products/all/01a22eba-9947-74c5-a9b4-5de704873988',
      '/api/status',
      '/sw.js',
      'https://cdn.example/images/x.svg',
    ];
    for (const kind of kinds([...personal, ...others])) expect(kind).to.equal('other');
    for (const kind of kinds(['/status', '/robots.txt', '/api/openapi.json'], 'navigate'))
      expect(kind).to.equal('other');
    expect(kinds(['/api/product/create'], 'cors', 'POST')).to.deep.equal(['other']);
  });
});
