import { randomUUID } from 'node:crypto';
import { describeAuthorization } from '@bulkhead/chassis/testing/authorizationMatrix';
import type { SessionUser } from '@bulkhead/chassis/sessions/Session';
import { ProductStandIn } from './ProductStandIn.ts';
import { newShopper } from './shopping.ts';
import { KEYS, startOrder, type OrderUnderTest } from './startOrder.ts';

const user: SessionUser = { id: randomUUID(), username: 'user', role: 'user' };
const admin: SessionUser = { id: randomUUID(), username: 'admin', role: 'admin' };

describe('who may do what with orders', () => {
  const products = new ProductStandIn();
  const own = { path: '' };
  let shop: OrderUnderTest;

  after(async () => {
    await shop.stop();
    await products.stop();
  });

  describeAuthorization(
    {
      'GET /api/order': { path: '/api/order', allowed: [200] },
      'GET /api/order/{id}': {
        get path() {
          return own.path;
        },
        allowed: [200],
        another: [404],
      },
      'GET /api/order/history': { path: '/api/order/history', allowed: [200] },
      'GET /api/orders': { path: '/api/orders', allowed: [200] },
      'POST /api/order/add-item': {
        path: '/api/order/add-item',
        body: { product_id: 'mug', qty: 1 },
        allowed: [200],
      },
      'PATCH /api/order/item/{product_id}': {
        path: '/api/order/item/mug',
        body: { qty: 1 },
        allowed: [200],
        another: [200, 404],
      },
      'DELETE /api/order/item/{product_id}': { path: '/api/order/item/jug', allowed: [404] },
      'POST /api/order/checkout': { path: '/api/order/checkout', body: {}, allowed: [200, 409] },
    },
    async () => {
      await products.start();
      products.put({ slug: 'mug' });
      shop = await startOrder({ PRODUCT_SERVICE_URL: products.url });
      await shop.opened;
      const { body } = await (await newShopper(shop, user.id)).add('mug');
      own.path = `/api/order/${body.result.id}`;
      return { url: shop.url, redisUrl: String(shop.env['REDIS_URL']), keys: KEYS, user, admin };
    },
  );
});
