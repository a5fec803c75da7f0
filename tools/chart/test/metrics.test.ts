import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../local/root.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What the processes measure, as the page on settings lists it. */
const listed = [...read('docs/settings.md').matchAll(/`([a-z]+(?:_[a-z]+)+)(?:\{[^}]*\})?`/g)].map(
  ([, name]) => name,
);

/** Before braces, as in `rate(name{…}[5m])`; of a histogram the name itself. */
function seriesIn(text: string): string[] {
  const names = [...text.matchAll(/\b([a-z]+(?:_[a-z]+)+)\{/g)].map(([, name = '']) => name);
  return [...new Set(names.map((name) => name.replace(/_(bucket|count|sum)$/, '')))];
}

/** Of Kubernetes and of Node.js itself. */
const isOfOthers = (name: string) => /^(kube|kubelet|process|nodejs)_/.test(name);

describe('what operators are shown of the shop', () => {
  for (const path of ['charts/bulkhead/files/dashboard.json', 'charts/bulkhead/templates/_alerts.tpl'])
    it(`is measured: ${path}`, () => {
      const series = seriesIn(read(path)).filter((name) => !isOfOthers(name));
      expect(series).to.have.length.greaterThan(2);
      expect(series.filter((name) => !listed.includes(name))).to.deep.equal([]);
    });

  it('is looked at over no less than two minutes, or as long as Grafana finds right for the scrape interval', () => {
    const ranges = [...read('charts/bulkhead/files/dashboard.json').matchAll(/\[([^\]"]+)\]/g)].map(
      ([, range]) => range,
    );
    expect(new Set(ranges)).to.deep.equal(new Set(['5m', '$__rate_interval', '2m']));
  });
});
