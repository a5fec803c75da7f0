import { expect } from 'chai';
import { orderableIn, quantityIn, steppedFrom } from '../../src/composables/order/quantityIn.ts';

describe('a typed quantity', () => {
  it('is a whole number in Latin or Arabic digits', () => {
    expect([' 12 ', '٤٢', '0', '100'].map(quantityIn)).to.deep.equal([12, 42, 0, 100]);
  });

  it('is nothing else', () => {
    expect(['', ' ', 'abc', '1.5', '-3', '1e1'].map(quantityIn)).to.deep.equal(Array(6).fill(undefined));
  });

  it('can be ordered from 1 to 99', () => {
    expect(['0', '1', '٩٩', '100', 'x'].map(orderableIn)).to.deep.equal([
      undefined,
      1,
      99,
      undefined,
      undefined,
    ]);
  });

  it('is where a step starts, even if unfinished, unless it is invalid', () => {
    expect(steppedFrom('20', 1, 1)).to.equal(21);
    expect(steppedFrom('٢٠', 1, -10)).to.equal(10);
    for (const text of ['', 'x', '0', '100']) expect(steppedFrom(text, 5, 1), text).to.equal(6);
  });
});
