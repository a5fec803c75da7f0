import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../local/root.ts';
import { documents } from '../document.ts';
import { readValues, type Value } from '../values.ts';

describe('the chart', () => {
  it('has a README and schemas that match its values (make chart writes them)', async () => {
    for (const [path, text] of await documents())
      expect(readFileSync(join(ROOT, path), 'utf8'), path).to.equal(text);
  });

  it('describes every value in a sentence', () => {
    const silent = (values: readonly Value[], prefix: string): string[] =>
      values.flatMap(({ key, description, children }) => [
        ...(/^\S.{3,}[.;)]$/.test(description) ? [] : [`${prefix}${key}: "${description}"`]),
        ...silent(children ?? [], `${prefix}${key}.`),
      ]);
    for (const chart of ['charts/bulkhead', 'charts/bulkhead/charts/service'])
      expect(silent(readValues(join(ROOT, chart, 'values.yaml')), '')).to.deep.equal([]);
  });
});
