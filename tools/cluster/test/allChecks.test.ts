import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../local/root.ts';
import { CHECKS } from '../allChecks.ts';

/** Checks that .ci/run leaves out. */
const BY_HAND = ['upgrade', 'rotate-keys', 'autoscaling', 'chaos', 'develop'];

describe('the checks of the cluster', () => {
  const names = CHECKS.map(({ name }) => name);

  it('have unique names', () => {
    expect(names).to.deep.equal([...new Set(names)]);
  });

  it('run in CI, except those it has no time for', () => {
    const [, asked = ''] = /^in_cluster=\(([^)]*)\)/m.exec(readFileSync(join(ROOT, '.ci/run'), 'utf8')) ?? [];
    const inCi = asked.trim().split(/\s+/);
    expect(names).to.have.members([...inCi, ...BY_HAND]);
  });
});
