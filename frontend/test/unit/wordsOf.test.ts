import { expect } from 'chai';
import { wordsOf as wordsOfTheShop } from '../../../services/product/src/domain/wordsOf.ts';
import { wordsOf } from '../../src/composables/catalogue/wordsOf.ts';

describe('the words of a text', () => {
  it('are without case, accents and punctuation', () => {
    expect(wordsOf('Captain’s  Éclair-Lamp, Nº 5')).to.deep.equal(['captains', 'eclair', 'lamp', 'no', '5']);
    expect(wordsOf(' – ')).to.deep.equal([]);
  });

  for (const text of [
    "Captain's log",
    'Éclair Nº 5',
    'STRASSE straße İstanbul',
    'مصباح البحّار',
    '船 ﬁne ½ 한국',
    `${'𝔸b'.repeat(20)} x`,
  ])
    it(`are those of the product service for “${text}”`, () => {
      expect(wordsOf(text)).to.deep.equal(wordsOfTheShop(text));
    });
});
