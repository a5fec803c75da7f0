import { expect } from 'chai';
import type { Part } from '../../src/api/sessionClient.ts';
import { whatIsMissing } from '../../src/composables/outage/whatIsMissing.ts';
import './inEnglish.ts';

describe('what a shopper is told about missing parts', () => {
  const told = (missing: Part[], signedIn = false) => whatIsMissing(missing, false, signedIn).join(' ');

  it('says nothing when nothing is missing', () => {
    expect(whatIsMissing([], false, true)).to.deep.equal([]);
  });

  it('names what does not work and what does', () => {
    expect(told(['order'])).to.contain(
      'cannot change or place orders. You can look around, fill your basket and log in.',
    );
    expect(told(['user'])).to.contain('cannot log in or register. You can look around and fill your basket.');
    expect(told(['user'], true)).to.contain('cannot change your account. You can look around and order.');
    expect(told(['product'])).to.contain('recent copy');
  });

  it('never promises what another missing part takes away', () => {
    const everything = told(['user', 'product', 'order', 'session-store'], true);
    expect(everything).to.contain(
      'cannot change or place orders or change your account. You can look around.',
    );
    expect(everything).to.contain('Your order is kept');
  });

  it('says when the shop as a whole cannot be reached, and what of the visitor’s is kept', () => {
    const told = (signedIn: boolean) => whatIsMissing(['order', 'session-store'], true, signedIn);
    expect(told(true)[0]).to.contain('cannot be reached');
    expect(told(true).slice(1)).to.deep.equal(['Your order is kept as it is.']);
    expect(told(false).slice(1)).to.deep.equal(['Your basket is kept in this browser.']);
  });

  it('speaks of logging out only to those who are logged in', () => {
    expect(told(['session-store'], true)).to.contain('Logging out');
    expect(told(['session-store'])).to.equal('');
  });
});
