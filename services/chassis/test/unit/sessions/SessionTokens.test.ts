import { expect } from 'chai';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { tokenOf } from '../../../src/sessions/sessionHeaders.ts';
import { SessionTokens, type Claims } from '../../../src/sessions/SessionTokens.ts';

const [FIRST, SECOND, THIRD] = ['first-key', 'second-key', 'third-key'];
const claims: Claims = { sid: 's', uid: 'u', usr: 'Zoë', rol: 'user', iat: 1 };

describe('session tokens', () => {
  const tokens = new SessionTokens([FIRST]);

  it('return what was signed', () => {
    const token = tokens.sign(claims);
    expect(tokens.verify(token)).to.deep.equal(claims);
    expect(tokens.verify(token), 'the second time, from memory').to.deep.equal(claims);
    expect(token).to.match(/^[\w-]+\.[\w-]+$/);
  });

  it('are cached without the headers they came in', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = () => (collect(), process.memoryUsage().heapUsed);
    const before = used();
    for (let n = 0; n < 2000; n += 1) {
      const cookie = `${Buffer.alloc(16_000, String(n)).toString()}; bulkhead_session=${tokens.sign({ ...claims, iat: n })}`;
      tokens.verify(tokenOf({ cookie }) ?? '');
    }
    expect((used() - before) / 2000, 'bytes for each').to.be.lessThan(4000);
  });

  it('are verified by every listed key and signed by the first', () => {
    const rotated = new SessionTokens([SECOND, FIRST]);
    expect(rotated.verify(tokens.sign(claims))).to.deep.equal(claims);
    expect(tokens.verify(rotated.sign(claims))).to.equal(null);
    expect(new SessionTokens([SECOND, THIRD]).verify(tokens.sign(claims))).to.equal(null);
  });

  const [payload = '', signature = ''] = tokens.sign(claims).split('.');
  const admin = Buffer.from(JSON.stringify({ ...claims, rol: 'admin' })).toString('base64url');
  const bad: Record<string, string> = {
    'an empty text': '',
    'no signature': payload,
    'an empty signature': `${payload}.`,
    'other claims': `${admin}.${signature}`,
    'a cut signature': `${payload}.${signature.slice(0, -1)}`,
    'something after the signature': `${payload}.${signature}.x`,
    'another key’s signature': new SessionTokens([SECOND]).sign(claims),
    'a megabyte': 'x'.repeat(1_000_000),
    'no base64': '💥.💥',
  };
  for (const [what, token] of Object.entries(bad)) {
    it(`are invalid with ${what}`, () => expect(tokens.verify(token)).to.equal(null));
  }

  it('stay right when there are more than the cache holds', () => {
    const seen = Array.from({ length: 11_000 }, (_, n) => tokens.sign({ ...claims, sid: String(n) }));
    for (const token of seen) tokens.verify(token);
    expect(tokens.verify(seen[0]!)?.sid).to.equal('0');
    expect(tokens.verify(seen[10_999]!)?.sid).to.equal('10999');
  });

  it('take at least one key', () => expect(() => new SessionTokens([])).to.throw('at least one key'));
});
