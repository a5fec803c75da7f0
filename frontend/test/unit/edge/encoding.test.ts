import { expect } from 'chai';
import { acceptedCodings } from '../../../edge/encoding.ts';

describe('the content codings a client accepts', () => {
  const cases: [string | undefined, string[]][] = [
    [undefined, []],
    ['', []],
    ['gzip, deflate, br, zstd', ['br', 'gzip']],
    ['BR;q=0.5,GZIP;q=1', ['br', 'gzip']],
    ['br;q=0, gzip;q=0.001', ['gzip']],
    ['gzip; q=0', []],
    ['identity', []],
    ['brotli', []],
    ['gzip;q=nonsense', []],
  ];
  for (const [header, codings] of cases) {
    it(`are ${codings.join(' and ') || 'none'} for ${JSON.stringify(header)}`, () => {
      expect(acceptedCodings(header)).to.deep.equal(codings);
    });
  }

  it('are found quickly, however the header is written', () => {
    // With backtracking at each of these places, it would take minutes.
    expect(acceptedCodings(`a${' '.repeat(1_000_000)}b`)).to.deep.equal([]);
  });
});
