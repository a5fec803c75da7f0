import { expect } from 'chai';
import { listsOf } from '../../src/domain/productLists.ts';
import { searchWords } from '../../src/domain/searchWords.ts';
import { sortName } from '../../src/domain/sortName.ts';

describe('words of a search', () => {
  it('have no case, accents or apostrophes, and come once', () => {
    expect(searchWords("Captain's CRÈME—crème №5 ﬁsh")).to.deep.equal(['captains', 'creme', 'no5', 'fish']);
  });

  it('are any script’s letters and digits', () => {
    expect(searchWords('帆船 Ещё 12 🦑')).to.deep.equal(['帆船', 'еще', '12']);
  });

  it('are cut where the index ends', () => {
    expect(searchWords('x'.repeat(100))[0]).to.have.length(24);
  });
});

describe('lists of a product', () => {
  it('are the whole catalogue, its category, its words and how they begin', () => {
    expect(listsOf({ name: 'Wool Sock XL s', category: 'Home' })).to.deep.equal([
      '*',
      'c:home',
      'w:wool',
      'w:sock',
      'w:xl',
      'w:s',
      'w:home',
      'p:wo',
      'p:so',
      'p:xl',
      'p:ho',
    ]);
  });
});

describe('the name to sort by', () => {
  it('puts names in order without regard to case and accents', () => {
    const names = ['zinc', 'Älter', 'ahoy', 'Éclair', 'bowl'];
    const key = (name: string) => Buffer.from(sortName(name));
    expect(names.sort((a, b) => Buffer.compare(key(a), key(b)))).to.deep.equal([
      'ahoy',
      'Älter',
      'bowl',
      'Éclair',
      'zinc',
    ]);
  });

  it('fits its column', () => {
    expect(Buffer.byteLength(sortName('𝛀'.repeat(120)))).to.be.at.most(240);
    expect(Buffer.byteLength(sortName('🦑'.repeat(120)))).to.equal(240);
  });
});
