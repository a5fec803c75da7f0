import { expect } from 'chai';
import type { Part } from '../../src/api/sessionClient.ts';
import { whatIsMissing } from '../../src/composables/outage/whatIsMissing.ts';
import './inEnglish.ts';

describe('what a shopper reads during an outage', () => {
  const told = (missing: Part[], signedIn = false) => whatIsMissing(missing, false, signedIn).join(' ');

  it('is empty when nothing is missing', () => {
    expect(whatIsMissing([], false, true)).to.deep.equal([]);
  });

  it('lists what does not work and what does', () => {
    expect(told(['order'])).to.contain(
      'cannot change or place orders. You can look around, fill your basket and log in.',
    );
    expect(told(['user'])).to.contain('cannot log in or register. You can look around and fill your basket.');
    expect(told(['user'], true)).to.contain('cannot change your account. You can look around and order.');
    expect(told(['product'])).to.contain('recent copy');
  });

  it('never promises what another outage prevents', () => {
    const everything = told(['user', 'product', 'order', 'session-store'], true);
    expect(everything).to.contain(
      'cannot change or place orders or change your account. You can look around.',
    );
    expect(everything).to.contain('Your order is kept');
  });

  it('reports when the whole shop cannot be reached, and what is kept', () => {
    const told = (signedIn: boolean) => whatIsMissing(['order', 'session-store'], true, signedIn);
    expect(told(true)[0]).to.contain('cannot be reached');
    expect(told(true).slice(1)).to.deep.equal(['Your order is kept as it is.']);
    expect(told(false).slice(1)).to.deep.equal(['Your basket is kept in this browser.']);
  });

  it('mentions logging out only to signed-in visitors', () => {
    expect(told(['session-store'], true)).to.contain('Logging out');
    expect(told(['session-store'])).to.equal('');
  });
});
