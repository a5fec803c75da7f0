import { expect } from 'chai';
import { foldedName, nameKey } from '../../src/domain/foldedName.ts';

describe('a folded name', () => {
  const same: [string, string][] = [
    ['Anna', 'aNNA'],
    ['Zoë', 'ZOE\u0308'],
    ['Straße', 'STRASSE'],
    ['ｗｉｄｅ', 'wide'],
    ['ﬁne', 'FINE'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
    ['οδυσσευσ', 'οδυσσευς'],
    ['admin', 'admin\uFE0F'],
    ['ad\u00ADmin', 'admin'],
    ['K\u212Aelvin', 'kkelvin'],
    ['anna', ' anna\u00A0'],
  ];
  for (const [one, other] of same) {
    it(`is the same for ${JSON.stringify(one)} and ${JSON.stringify(other)}`, () => {
      expect(foldedName(one)).to.equal(foldedName(other));
      expect(nameKey(one)).to.deep.equal(nameKey(other));
    });
  }

  it('differs for names that people tell apart', () => {
    const names = ['zoe', 'zoë', 'anna', 'anna_', 'аnna', 'i\u0307', 'ij'];
    expect(new Set(names.map(foldedName)).size).to.equal(names.length);
  });

  it('stays the same when folded again, whatever character it holds', () => {
    for (let point = 0; point <= 0x1ffff; point += 1) {
      const folded = foldedName(String.fromCodePoint(point));
      if (foldedName(folded) !== folded) throw new Error(`U+${point.toString(16)} does not`);
    }
  }).timeout(20_000);

  it('has a key of 32 bytes however long it is', () => {
    expect(nameKey('\uFDFA'.repeat(190))).to.have.length(32);
  });
});
