import { expect } from 'chai';
import { matchesSearch } from '../../src/domain/matchesSearch.ts';
import { productSignature, searchSignature } from '../../src/domain/searchSignature.ts';
import { searchWords } from '../../src/domain/searchWords.ts';

const product = { name: 'Woollen Bunk Blanket', category: 'Home' };

describe('the signature of a search', () => {
  it('is part of the signature of every product that matches', () => {
    const searches = ['w', 'wo', 'woo', 'wool', 'woollen', 'blank bun', 'home', 'ho wo bu'];
    for (const search of searches) {
      const bits = searchSignature(searchWords(search), 'home');
      expect(bits & productSignature(product), search).to.equal(bits);
    }
  });

  it('tells most products that do not match', () => {
    const asked = searchSignature(['sextant']);
    const others = Array.from({ length: 200 }, (_, n) =>
      productSignature({ name: `Thing ${n * 37}`, category: 'Home' }),
    );
    expect(others.filter((bits) => (bits & asked) === asked).length).to.be.lessThan(20);
  });

  it('never changes: it is stored', () => {
    expect(productSignature(product)).to.equal(144115326739874825n);
  });
});

describe('a closer look at a product', () => {
  const matches = (search: string, category?: string) =>
    matchesSearch(product, { words: searchWords(search), category });

  it('finds every word asked for at the beginning of one of its own', () => {
    expect(matches('blan WOOL')).to.equal(true);
    expect(matches('wool sock')).to.equal(false);
    expect(matches('lanket')).to.equal(false);
  });

  it('wants a single letter to be a word', () => {
    expect(matches('b')).to.equal(false);
    expect(matchesSearch({ name: 'Vitamin C', category: 'Home' }, { words: ['c'] })).to.equal(true);
  });

  it('wants the category itself', () => {
    expect(matches('wool', 'HOME')).to.equal(true);
    expect(matches('wool', 'Homes')).to.equal(false);
  });
});
