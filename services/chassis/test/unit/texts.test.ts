import { expect } from 'chai';
import { mock } from 'node:test';
import { Instant, line, paragraph } from '../../src/contract/shared.ts';

/** Combining marks of eight classes in runs: sorting them takes time quadratic in their number. */
const MARKS = ['\u0345', '\u035d', '\u035c', '\u0315', '\u0301', '\u0323', '\u031b', '\u0321'];
const outOfOrder = (units: number) => `a${MARKS.map((mark) => mark.repeat(units / MARKS.length)).join('')}`;

const codesOf = (schema: ReturnType<typeof line>, text: string) =>
  schema.safeParse(text).error?.issues.map((issue) => (issue as { params?: { code: string } }).params?.code);

describe('a text of the contracts', () => {
  it('is composed and trimmed before it is measured', () => {
    expect(line(5).parse(`  ${'e\u0301'.repeat(5)}  `)).to.equal('é'.repeat(5));
    expect(codesOf(line(5), 'e\u0301'.repeat(6))).to.deep.equal(['too-long']);
  });

  it('is refused before any other work if it is absurdly long', () => {
    const composed = mock.method(String.prototype, 'normalize');
    try {
      expect(codesOf(line(60), outOfOrder(32_000))).to.deep.equal(['too-long']);
      expect(codesOf(paragraph(60), outOfOrder(32_000))).to.deep.equal(['too-long']);
      expect(composed.mock.callCount()).to.equal(0);
    } finally {
      composed.mock.restore();
    }
  });
});

describe('an instant of the contracts', () => {
  it('is a moment that exists', () => {
    expect(Instant.safeParse('2024-02-29T23:59:59.999Z').success).to.equal(true);
    for (const text of ['2024-02-30T00:00:00.000Z', '9999-12-31T24:00:00.000Z', '2024-13-01T00:00:00.000Z'])
      expect(Instant.safeParse(text).success, text).to.equal(false);
  });
});
