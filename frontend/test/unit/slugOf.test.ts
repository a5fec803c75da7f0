import { expect } from 'chai';
import { slugOf } from '../../src/composables/admin/slugOf.ts';

describe('the slug of a name', () => {
  it('is lower case, without accents, with single dashes', () => {
    expect(slugOf('  Café Lamp, No. 2 ')).to.equal('cafe-lamp-no-2');
    expect(slugOf('Bosun’s --- toolbox')).to.equal('bosun-s-toolbox');
    expect(slugOf('Gießkanne “Łódź”, Ærø, Þór')).to.equal('giesskanne-lodz-aero-thor');
    expect(slugOf('灯台')).to.equal('');
  });
});
