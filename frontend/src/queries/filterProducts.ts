/** Searches, narrows and sorts products the browser already holds, for when the shop cannot do it. */
import type { Product } from '@bulkhead/product/contract';
import type { CatalogueQuery } from '../api/productClient.ts';
import { centsOf } from '../stores/money.ts';

type Order = (one: Product, other: Product) => number;

const byName: Order = (one, other) => one.name.localeCompare(other.name);

const orders: Record<NonNullable<CatalogueQuery['sort']>, Order> = {
  name: byName,
  price: (one, other) => centsOf(one.price) - centsOf(other.price) || byName(one, other),
  '-price': (one, other) => centsOf(other.price) - centsOf(one.price) || byName(one, other),
  newest: (one, other) => other.created_at.localeCompare(one.created_at),
};

export function filterProducts(
  products: Product[],
  { search = '', category, sort = 'name' }: CatalogueQuery,
): Product[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (product: Product) => {
    const text = `${product.name} ${product.description} ${product.category}`.toLowerCase();
    return (!category || product.category === category) && words.every((word) => text.includes(word));
  };
  return products.filter(matches).sort(orders[sort]);
}
