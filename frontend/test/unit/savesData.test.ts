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

  it('is one whose browser says so', () => {
    expect(isSeenWith({ connection: { saveData: true } })).to.equal(true);
    expect(isSeenWith({ connection: { saveData: false } })).to.equal(false);
  });

  it('is nobody where browsers say nothing of it', () => {
    expect([isSeenWith({ connection: {} }), isSeenWith({})]).to.deep.equal([false, false]);
  });
});
