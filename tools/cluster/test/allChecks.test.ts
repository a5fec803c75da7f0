import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../local/root.ts';
import { CHECKS } from '../allChecks.ts';

describe('the checks of the cluster', () => {
  const names = CHECKS.map(({ name }) => name);

  it('have a name each', () => {
    expect(names).to.deep.equal([...new Set(names)]);
  });

  it('are known to CI by these names', () => {
    const [, asked = ''] = /^in_cluster=\(([^)]*)\)/m.exec(readFileSync(join(ROOT, '.ci/run'), 'utf8')) ?? [];
    const inCi = asked.trim().split(/\s+/);
    expect(inCi).to.have.length.greaterThan(10);
    expect(names).to.include.members(inCi);
  });
});
