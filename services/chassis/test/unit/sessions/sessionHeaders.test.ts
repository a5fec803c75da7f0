import { expect } from 'chai';
import { forgetCookie, tokenOf } from '../../../src/sessions/sessionHeaders.ts';

describe('the token of a request', () => {
  it('comes from our cookie, at any position', () => {
    for (const cookie of [
      'bulkhead_session=abc.def',
      'a=1; bulkhead_session=abc.def',
      'a=1;bulkhead_session=abc.def; b=2',
      'not_bulkhead_session=no; bulkhead_session=abc.def',
    ]) {
      expect(tokenOf({ cookie }), cookie).to.equal('abc.def');
    }
    expect(tokenOf({ cookie: 'xbulkhead_session=no; bulkhead_session=' })).to.equal(undefined);
    expect(tokenOf({})).to.equal(undefined);
  });

  it('comes from Authorization first, Bearer or Basic', () => {
    const cookie = 'bulkhead_session=from-cookie';
    expect(tokenOf({ authorization: 'Bearer abc.def', cookie })).to.equal('abc.def');
    expect(tokenOf({ authorization: 'basic abc.def ', cookie })).to.equal('abc.def');
    expect(tokenOf({ authorization: 'Digest abc', cookie })).to.equal(undefined);
    expect(tokenOf({ authorization: '', cookie })).to.equal(undefined);
  });

  it('is deleted by a cookie with the same attributes', () => {
    expect(forgetCookie(true)).to.equal(
      'bulkhead_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
    );
  });
});
