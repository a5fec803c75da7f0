import { expect } from 'chai';
import { BY_NAME, ROUNDS } from '../allChecks.ts';

describe('the checks of the cluster', () => {
  it('have unique names', () => {
    const names = [...ROUNDS, BY_NAME].flat().map(({ name }) => name);
    expect(names).to.deep.equal([...new Set(names)]);
  });
});
