import { expect } from 'chai';
import { COMMON_PASSWORDS, isCommon } from '../../src/domain/commonPasswords.ts';
import { Passwords } from '../../src/domain/Passwords.ts';

describe('passwords', () => {
  const passwords = new Passwords();

  it('match their own hash and never the hash that belongs to nobody', async () => {
    const hash = await passwords.hash('horse-battery');
    expect(await passwords.matches(hash, 'horse-battery')).to.equal(true);
    expect(await passwords.matches(hash, 'horse-batterx')).to.equal(false);
    expect(await passwords.matches(undefined, 'horse-battery')).to.equal(false);
  });

  it('may not be common, in any case', () => {
    for (const common of ['password1', 'QWERTYUIOP', 'iLoveYou', '12345678'])
      expect(isCommon(common), common).to.equal(true);
    expect(isCommon('horse-battery-staple')).to.equal(false);
  });

  it('have a list of at least a thousand that could be chosen', () => {
    expect(COMMON_PASSWORDS.size).to.be.at.least(1000);
    for (const common of COMMON_PASSWORDS) {
      expect(common.length, common).to.be.at.least(8);
      expect(common).to.equal(common.toLowerCase());
    }
  });
});
