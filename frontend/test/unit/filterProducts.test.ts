import type { Product } from '@bulkhead/product/contract';
import { expect } from 'chai';
import { filterProducts } from '../../src/composables/catalogue/filterProducts.ts';

describe('searching without the shop', () => {
  const product = (name: string, price: string, category: string, created_at: string) =>
    ({ name, price, category, created_at, description: `A good ${name}` }) as Product;
  const products = [
    product('Rope', '9.50', 'Deck', '2026-01-02'),
    product('Mug', '12.00', 'Galley', '2026-01-03'),
    product('Cleat', '100.00', 'Deck', '2026-01-01'),
  ];
  const namesFor = (...query: Parameters<typeof filterProducts> extends [unknown, infer Q] ? [Q] : never) =>
    filterProducts(products, ...query).map(({ name }) => name);

  it('finds all words, in any case, in name and category', () => {
    expect(namesFor({ search: 'DECK rope' })).to.deep.equal(['Rope']);
    expect(namesFor({ search: 'galley' })).to.deep.equal(['Mug']);
    expect(namesFor({ search: 'rope mug' })).to.deep.equal([]);
    expect(namesFor({ search: 'good' }), 'words of the description').to.deep.equal([]);
  });

  it('matches the beginnings of words, like the shop, and a single letter only as a whole word', () => {
    expect(namesFor({ search: 'cle' })).to.deep.equal(['Cleat']);
    expect(namesFor({ search: 'leat' })).to.deep.equal([]);
    expect(namesFor({ search: 'c' })).to.deep.equal([]);
    expect(namesFor({ search: 'Róp' })).to.deep.equal(['Rope']);
  });

  it('filters by category and sorts, prices by amount and not as text', () => {
    expect(namesFor({ category: 'Deck' })).to.deep.equal(['Cleat', 'Rope']);
    expect(namesFor({ sort: 'price' })).to.deep.equal(['Rope', 'Mug', 'Cleat']);
    expect(namesFor({ sort: '-price' })).to.deep.equal(['Cleat', 'Mug', 'Rope']);
    expect(namesFor({ sort: 'newest' })).to.deep.equal(['Mug', 'Rope', 'Cleat']);
  });
});
