import { describeOutages } from '@bulkhead/chassis/testing/outages';
import { ProductStandIn } from './ProductStandIn.ts';
import { KEYS, startOrder } from './startOrder.ts';

describe('the order service', () => {
  const products = new ProductStandIn();

  before(async () => {
    await products.start();
    products.put({ slug: 'mug' });
  });
  after(() => products.stop());

  describeOutages({
    start: (env) => startOrder({ PRODUCT_SERVICE_URL: products.url, ...env }),
    signingKey: KEYS[0],
    round: (api, key) => [
      () => api.post('/api/order/add-item', { key, body: { product_id: 'mug', qty: 1 } }),
      () => api.patch('/api/order/item/mug', { key, body: { qty: 2 } }),
      () => api.get('/api/order', { key }),
      () => api.post('/api/order/checkout', { key, body: {} }),
      () => api.get('/api/order/history', { key }),
    ],
  });
}).timeout(30_000);
