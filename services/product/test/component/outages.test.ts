import { expect } from 'chai';
import { describeOutages } from '@bulkhead/chassis/testing/outages';
import { testDatabase } from '@bulkhead/tools/engines/testServers';
import type { Product } from '../../src/contract/product.ts';
import { KEYS, something, startProduct } from './startProduct.ts';

describe('the product service', () => {
  describeOutages({
    start: (env) => startProduct(env),
    signingKey: KEYS[0],
    round(api, key) {
      const { slug, ...body } = something();
      return [
        () => api.post<{ result: Product }>('/api/product/create', { key, body: { ...body, slug } }),
        () => api.get('/api/products'),
        () => api.get(`/api/product/${slug}`),
        () => api.get('/api/products/all', { key }),
        () => api.patch(`/api/product/${slug}`, { key, body: { price: '2.00' } }),
      ];
    },
  });

  it('answers 503 and is not ready when its database refuses its login', async () => {
    const url = new URL(await testDatabase());
    url.password = 'wrong';
    const product = await startProduct({ DATABASE_URL: url.href });
    expect((await product.api.get('/api/products')).status).to.equal(503);
    expect((await fetch(`${product.managementUrl}/readyz`)).status).to.equal(503);
    await product.stop();
  });
}).timeout(30_000);
