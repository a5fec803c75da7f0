import { expect } from 'chai';
import { savesData } from '../../src/arrival/savesData.ts';
import { standIn } from './standIn.ts';

describe('a visitor who saves data', () => {
  const isSeenWith = (navigator: object) => {
    const restore = standIn(globalThis, { navigator });
    const seen = savesData();
    restore();
    return seen;
  };

  it('is detected when the browser says so', () => {
    expect(isSeenWith({ connection: { saveData: true } })).to.equal(true);
    expect(isSeenWith({ connection: { saveData: false } })).to.equal(false);
  });

  it('is not assumed where the browser says nothing', () => {
    expect([isSeenWith({ connection: {} }), isSeenWith({})]).to.deep.equal([false, false]);
  });
});
