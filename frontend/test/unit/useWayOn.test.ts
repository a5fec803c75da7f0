import { expect } from 'chai';
import './inApp.ts';

describe('the way on after signing in', () => {
  let placeInShop: typeof import('../../src/composables/account/useWayOn.ts').placeInShop;

  before(async () => {
    ({ placeInShop } = await import('../../src/composables/account/useWayOn.ts'));
  });

  it('leads to where the visitor was going', () => {
    expect(placeInShop('/order')).to.equal('/order');
    expect(placeInShop('/?category=Deck&search=rope')).to.equal('/?category=Deck&search=rope');
  });

  it('never leads outside this shop', () => {
    for (const wanted of [
      '//elsewhere.example',
      '/\\elsewhere.example',
      'https://elsewhere.example',
      'javascript:alert(1)',
      '',
    ])
      expect(placeInShop(wanted), wanted).to.equal('/');
  });
});
