import { describeEncodings } from '@bulkhead/chassis/testing/encodings';
import { ProductStandIn } from './ProductStandIn.ts';
import { newShopper, type Answer } from './shopping.ts';
import { startOrder, type OrderUnderTest } from './startOrder.ts';

const badQuantity = [-1, 1.5, '1e3', 100, '', 'NaN', '0x5', ' '];

describe('a body in every encoding, to the order service', () => {
  const products = new ProductStandIn();
  let shop: OrderUnderTest;
  before(async () => {
    await products.start();
    products.put({ slug: 'mug', price: '2.50' });
    shop = await startOrder({ PRODUCT_SERVICE_URL: products.url });
    await shop.opened;
  });
  after(async () => {
    await shop.stop();
    await products.stop();
  });
  const same = ({ message, result: { items, total, state } }: Answer) => [message, items, total, state];
  /** Somebody whose open order has two mugs. */
  const target = async (path: string, good: Record<string, string | number>) => {
    const shopper = await newShopper(shop);
    await shopper.add('mug', 2);
    return { path, key: shopper.key, good, state: async () => (await shopper.open()).body };
  };

  describeEncodings<Answer>(
    {
      'POST /api/order/add-item': {
        target: () => target('/api/order/add-item', { product_id: 'mug', qty: 3 }),
        bad: { product_id: ['', 'x'.repeat(81)], qty: [0, ...badQuantity] },
        result: same,
      },
      'PATCH /api/order/item/{product_id}': {
        target: () => target('/api/order/item/mug', { qty: 7 }),
        bad: { qty: badQuantity },
        result: same,
      },
      'POST /api/order/checkout': {
        target: () => target('/api/order/checkout', { expected_total: '5.00' }),
        bad: { expected_total: ['19.999', '-1', '1e9', 'NaN', '', '5'] },
        result: same,
      },
    },
    () => shop.api,
  );
}).timeout(30_000);
