import { expect } from 'chai';
import { listsOf } from '../../src/domain/productLists.ts';
import { categoryPiece, wordLine, wordPiece } from '../../src/domain/wordLine.ts';
import { wordsOf } from '../../src/domain/wordsOf.ts';

describe('the words of a text', () => {
  it('have no case, accents or apostrophes', () => {
    expect(wordsOf("Captain's CRÈME—mug №5 ﬁsh")).to.deep.equal(['captains', 'creme', 'mug', 'no5', 'fish']);
  });

  it('are letters and digits of any script', () => {
    expect(wordsOf('帆船 Ещё 12 🦑')).to.deep.equal(['帆船', 'еще', '12']);
    expect(wordsOf('!? 🦑')).to.deep.equal([]);
  });

  it('are cut where the index ends', () => {
    expect(wordsOf('x'.repeat(100))[0]).to.have.length(24);
  });
});

describe('the lists of a product', () => {
  it('are the whole catalogue, its category, its words and their beginnings', () => {
    const lists = '* c:home w:wool w:sock w:xl w:s w:home p:wo p:so p:xl p:ho';
    expect(listsOf({ name: 'Wool Sock XL s sock', category: 'Home' })).to.deep.equal(lists.split(' '));
  });
});

describe('the line of words', () => {
  const line = (name: string, category = 'Home & Garden') => wordLine({ name, category });

  it('sorts as names do, without regard to case, accents and punctuation', () => {
    const names = ['zinc', '“Älter”', 'Bowl 2', 'ahoy', 'Éclair', 'bowl'];
    const sorted = names.sort((a, b) => Buffer.compare(Buffer.from(line(a)), Buffer.from(line(b))));
    expect(sorted).to.deep.equal(['ahoy', '“Älter”', 'bowl', 'Bowl 2', 'Éclair', 'zinc']);
  });

  it('contains every beginning of its words, and no other text', () => {
    const has = (asked: string) => line("Captain's Log").includes(wordPiece(asked));
    for (const asked of ['captains', 'ca', 'log', 'gar', 'home']) expect(has(asked), asked).to.equal(true);
    for (const asked of ['aptain', 'logb', 'l', 'c']) expect(has(asked), asked).to.equal(false);
    expect(line('Vitamin C').includes(wordPiece('c'))).to.equal(true);
  });

  it('contains its own category only', () => {
    const has = (category: string) => line('Log').includes(categoryPiece(category));
    expect(has('HOME & garden')).to.equal(true);
    for (const category of ['Home', 'Garden', 'Home & Garden Tools', 'Log'])
      expect(has(category)).to.equal(false);
  });

  it('fits its column and a cursor, whatever the script', () => {
    for (const name of ['𝛀', 'ж', '帆', '𠀀'].map((letter) => letter.repeat(120))) {
      const cut = line(`${name} ${name} ${name} ${name}`);
      expect(Buffer.byteLength(cut)).to.be.at.most(300);
      expect(cut).not.to.include('\uFFFD');
    }
  });
});
