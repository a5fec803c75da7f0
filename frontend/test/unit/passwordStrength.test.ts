import { expect } from 'chai';
import { passwordStrength } from '../../src/composables/form/passwordStrength.ts';

describe('the strength of a password', () => {
  it('is zero below the shop’s minimum length', () => {
    expect(passwordStrength('x8!Qz.a')).to.equal(0);
  });

  it('grows with length and variety', () => {
    const strengths = ['vobrulan', 'vobrulan7k', 'Vobrulan7k!w', 'a quiet night at anchor'].map((one) =>
      passwordStrength(one),
    );
    expect(strengths).to.deep.equal([...strengths].sort());
    expect(strengths[0]).to.equal(1);
    expect(strengths[3]).to.equal(4);
  });

  it('is low for repetitions, sequences and well-known words', () => {
    for (const weak of ['aaaaaaaaaaaaaaaa', '1234567890123456', 'abababababababab', 'password1234'])
      expect(passwordStrength(weak), weak).to.equal(1);
  });

  it('is low for what is known about the person', () => {
    expect(passwordStrength('grace-omalley-1', ['grace', 'grace.omalley@example.com'])).to.be.lessThan(
      passwordStrength('grace-omalley-1'),
    );
  });
});
