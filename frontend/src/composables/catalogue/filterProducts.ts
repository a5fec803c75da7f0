/**
 * Searches, filters and sorts the products the browser already has, until the shop answers or because it
 * cannot. It matches like the shop: each search word must begin a word of the name or category; a single
 * letter must be a word by itself.
 */
import { toCents } from '@bulkhead/chassis/contract/money';
import type { Product } from '@bulkhead/product/contract';
import type { CatalogueQuery } from '../../api/productClient.ts';
import { wordsOf } from './wordsOf.ts';

type Order = (one: Product, other: Product) => number;

const byName: Order = (one, other) => one.name.localeCompare(other.name);

const orders: Record<NonNullable<CatalogueQuery['sort']>, Order> = {
  name: byName,
  price: (one, other) => toCents(one.price) - toCents(other.price) || byName(one, other),
  '-price': (one, other) => toCents(other.price) - toCents(one.price) || byName(one, other),
  newest: (one, other) => other.created_at.localeCompare(one.created_at),
};

export function filterProducts(
  products: Product[],
  { search = '', category, sort = 'name' }: CatalogueQuery,
): Product[] {
  const asked = wordsOf(search);
  const matches = (product: Product) => {
    const words = [...wordsOf(product.name), ...wordsOf(product.category)];
    return asked.every((word) => begins(word, words));
  };
  return products
    .filter((product) => !category || product.category === category)
    .filter((product) => asked.length === 0 || matches(product))
    .sort(orders[sort]);
}

function begins(asked: string, words: string[]): boolean {
  const isLetter = Array.from(asked).length === 1;
  return words.some((word) => (isLetter ? word === asked : word.startsWith(asked)));
}
