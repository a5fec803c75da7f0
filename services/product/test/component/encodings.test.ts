import { describeEncodings } from '@bulkhead/chassis/testing/encodings';
import type { Product } from '../../src/contract/product.ts';
import { create, keyOf, something, startProduct, wholeList, type ProductUnderTest } from './startProduct.ts';

const bad = {
  name: ['', 'x'.repeat(121), 'a\u0007b'],
  slug: ['Not A Slug', 'x'.repeat(81), ''],
  image: ['javascript:alert(1)', 'x'.repeat(301), ''],
  price: ['19.999', -1, '1e9', 'NaN', '', 99_999_999],
  description: ['x'.repeat(2001), 'a\u0007b'],
  category: ['', 'x'.repeat(41), 'a\u0007b'],
};

describe('a body in every encoding, to the product service', () => {
  let product: ProductUnderTest;
  let key: string;
  before(async () => {
    product = await startProduct();
    key = await keyOf('admin', product);
  });
  after(() => product.stop());
  const state = () => wholeList(product, 'sort=newest');
  const same = ({ result }: { result: Product }) => ({
    ...result,
    id: '',
    name: '',
    slug: '',
    created_at: '',
    updated_at: '',
  });

  describeEncodings(
    {
      'POST /api/product/create': {
        target: async () => ({
          path: '/api/product/create',
          key,
          good: { ...something(), price: 12.5 },
          state,
        }),
        bad,
        result: same,
      },
      'PATCH /api/product/{id}': {
        target: async () => {
          const made = await create(product, key);
          const changes = { ...something(), price: 5, description: '', category: 'Else', is_active: false };
          const good = { ...changes, expected_updated_at: made.updated_at };
          return { path: `/api/product/${made.id}`, key, good, state };
        },
        bad: { ...bad, is_active: ['perhaps', ''], expected_updated_at: ['yesterday', '2026-01-01', ''] },
        result: same,
      },
    },
    () => product.api,
  );
}).timeout(30_000);
