/** A product that fits the contract; its price is its version. */
import { createHash } from 'node:crypto';
import type { Product } from '@bulkhead/product/contract';

export function productNamed(slug: string, version: number): Product {
  const hex = createHash('sha256').update(slug).digest('hex');
  return {
    id: [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
      '-',
    ),
    name: slug,
    slug,
    price: `${version}.00`,
    currency: 'EUR',
    image: `/images/${slug}.svg`,
    description: '',
    category: 'Deck',
    is_active: true,
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
  };
}
