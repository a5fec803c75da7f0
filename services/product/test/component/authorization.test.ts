import { randomUUID } from 'node:crypto';
import { describeAuthorization, type Rows } from '@bulkhead/chassis/testing/authorizationMatrix';
import { KEYS, startProduct, type ProductUnderTest } from './startProduct.ts';

const rows: Rows = {
  'GET /api/products': { path: '/api/products', allowed: [200] },
  'GET /api/product/{id}': { path: '/api/product/nothing', allowed: [404] },
  'GET /api/products/all': { path: '/api/products/all', allowed: [200] },
  'GET /api/products/all/{id}': { path: '/api/products/all/nothing', allowed: [404] },
  'POST /api/product/create': { path: '/api/product/create', body: {}, allowed: [422] },
  'PATCH /api/product/{id}': { path: '/api/product/nothing', body: {}, allowed: [404] },
  'DELETE /api/product/{id}': { path: '/api/product/nothing', allowed: [404] },
};

describe('who may do what in the product service', () => {
  let product: ProductUnderTest;
  after(() => product.stop());

  describeAuthorization(rows, async () => {
    product = await startProduct();
    return {
      url: product.url,
      redisUrl: String(product.env['REDIS_URL']),
      keys: KEYS,
      user: { id: randomUUID(), username: 'somebody', role: 'user' },
      admin: { id: randomUUID(), username: 'keeper', role: 'admin' },
    };
  });
});
