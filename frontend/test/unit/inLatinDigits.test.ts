import { expect } from 'chai';
import { inLatinDigits } from '../../src/composables/form/inLatinDigits.ts';

describe('digits of an Arabic keyboard', () => {
  it('are replaced by Latin digits', () => {
    expect(inLatinDigits('٠١٢٣٤٥٦٧٨٩')).to.equal('0123456789');
  });

  it('are the only characters changed', () => {
    expect(inLatinDigits('لتر ١٫٥ (2 l)')).to.equal('لتر 1٫5 (2 l)');
  });
});
