/** Products put on sale to harm the shop or its visitors. */
import type { Product } from '@bulkhead/product/contract';
import type { NewProduct } from '../../src/api/productClient.ts';

/** A script that reports if it is ever run. */
const RUN = "globalThis.wasRun=true;alert('run')";
const LONG_WORD = 'W'.repeat(118);

/** The contract accepts these: they are text. */
export const acceptedGoods: NewProduct[] = [
  {
    name: `<img src=x onerror="${RUN}"><script>${RUN}</script>`,
    slug: 'hostile-markup',
    image: 'no-such-picture.svg',
    price: '1.00',
    category: '<svg onload="wasRun=true">',
    description:
      `</p></main><script>${RUN}</script><iframe srcdoc="<script>${RUN}</script>"></iframe>{{ constructor.constructor("${RUN}")() }}\n`.repeat(
        6,
      ),
  },
  {
    name: LONG_WORD,
    slug: 'hostile-length',
    image: 'https://127.0.0.1:9/x.png?%22onerror=1',
    price: '9999999.99',
    category: 'W'.repeat(40),
    description: 'W'.repeat(1999),
  },
  {
    name: `🧜🏽‍♀️ ${'🚢⚓️'.repeat(20)} שלום مرحبا`,
    slug: 'hostile-emoji',
    image: '/images/../../api/user/logout',
    price: '0.00',
    category: '"><b>bold</b>',
    description: '</title><script>globalThis.wasRun=true</script>" onmouseover="globalThis.wasRun=true',
  },
];

/** The contract refuses these, each for one field. */
export const refusedGoods: { field: string; goods: NewProduct }[] = (
  [
    ['image', 'javascript:alert(1)'],
    ['image', 'data:image/svg+xml,<svg onload=alert(1)>'],
    ['image', '//evil.example/x.png'],
    ['image', 'x.png" onerror="alert(1)'],
    ['name', 'Rope \u202Egpj.exe'],
    ['category', 'Deck\u2066'],
    ['description', 'x'.repeat(5000)],
    ['slug', '../admin'],
  ] as const
).map(([field, value]) => ({
  field,
  goods: { name: 'Rope', slug: 'rope', image: 'rope.svg', price: '1.00', category: 'Deck', [field]: value },
}));

/** A product from a service that no longer keeps the contract. */
export const brokenProduct: Product = {
  id: '00000000-0000-7000-8000-000000000001',
  name: `\u202E<b onclick="${RUN}">\u2066${LONG_WORD}`,
  slug: 'hostile-answer',
  price: '1.00',
  currency: 'EUR',
  image: `javascript:${RUN}`,
  description: `<script>${RUN}</script>${'W'.repeat(5000)}`,
  category: `<a href="javascript:${RUN}">`,
  is_active: true,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
};
