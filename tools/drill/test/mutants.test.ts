import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../../local/root.ts';
import { faults } from '../faults/faults.ts';
import { journeys } from '../journeys/journeys.ts';
import { mutants } from '../mutants/mutants.ts';
import { edited } from '../mutants/mutate.ts';
import { components } from '../round/components.ts';

describe('the mutants', () => {
  for (const { name, edits, component, fault, noticedBy } of mutants) {
    it(`can still take out: ${name}`, () => {
      for (const edit of edits) {
        const [file] = globSync(`{services,frontend}/**/${edit.file}`, {
          cwd: ROOT,
          exclude: ['**/node_modules'],
        });
        const text = readFileSync(join(ROOT, file ?? edit.file), 'utf8');
        expect(edited(text, edit)).to.not.equal(text);
      }
      expect(components.map((one) => one.name)).to.include(component);
      expect(faults.map((one) => one.name)).to.include(fault);
      expect([...journeys.map((one) => one.name), 'the books']).to.include(noticedBy);
    });
  }
});
