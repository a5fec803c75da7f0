import { expect } from 'chai';
import { quantityIn } from '../../src/queries/quantityIn.ts';

describe('a typed quantity', () => {
  it('is a whole number in Latin or Arabic digits', () => {
    expect([' 12 ', '٤٢', '0', '100'].map(quantityIn)).to.deep.equal([12, 42, 0, 100]);
  });

  it('is nothing else', () => {
    expect(['', ' ', 'abc', '1.5', '-3', '1e1'].map(quantityIn)).to.deep.equal(Array(6).fill(undefined));
  });
});
