import { toCents, toDecimal } from '@bulkhead/chassis/contract/money';
import { expect } from 'chai';
import { formatMoney, totalOf } from '../../src/format/money.ts';

describe('money', () => {
  it('converts from decimal text to cents and back without loss', () => {
    for (const decimal of ['0.00', '0.05', '0.10', '19.99', '1000.00', '9999999.99']) {
      expect(toDecimal(toCents(decimal))).to.equal(decimal);
    }
  });

  it('is read with one place after the point, or with none', () => {
    expect(['19.9', '19', '0.5'].map(toCents)).to.deep.equal([1990, 1900, 50]);
  });

  it('adds up in cents, where floats would be off', () => {
    const lines = [
      { quantity: 3, unit_price: '0.10' },
      { quantity: 99, unit_price: '9999999.99' },
    ];
    expect(totalOf(lines)).to.equal('989999999.31');
    expect(totalOf([])).to.equal('0.00');
  });

  it('is shown in the reader’s format, exact to the last cent', () => {
    expect(formatMoney('19.90', 'EUR', 'en')).to.equal('€19.90');
    expect(formatMoney('1234567890.12', 'EUR', 'en')).to.equal('€1,234,567,890.12');
    expect(formatMoney('9007199254740993.01', 'USD', 'en')).to.equal('$9,007,199,254,740,993.01');
  });
});
