import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../local/root.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The metrics of the processes, as listed in docs/settings.md. */
const listed = [...read('docs/settings.md').matchAll(/`([a-z]+(?:_[a-z]+)+)(?:\{[^}]*\})?`/g)].map(
  ([, name]) => name,
);

/** The metric names before braces, as in `rate(name{…}[5m])`; of a histogram, its base name. */
function seriesIn(text: string): string[] {
  const names = [...text.matchAll(/\b([a-z]+(?:_[a-z]+)+)\{/g)].map(([, name = '']) => name);
  return [...new Set(names.map((name) => name.replace(/_(bucket|count|sum)$/, '')))];
}

/** Whether a metric comes from Kubernetes or from Node.js itself. */
const isOfOthers = (name: string) => /^(kube|kubelet|process|nodejs)_/.test(name);

describe('the dashboard and alerts for operators', () => {
  for (const path of ['charts/bulkhead/files/dashboard.json', 'charts/bulkhead/templates/_alerts.tpl'])
    it(`use only metrics that exist: ${path}`, () => {
      const series = seriesIn(read(path)).filter((name) => !isOfOthers(name));
      expect(series).to.have.length.greaterThan(2);
      expect(series.filter((name) => !listed.includes(name))).to.deep.equal([]);
    });

  it('use ranges of at least two minutes, or Grafana’s range for the scrape interval', () => {
    const ranges = [...read('charts/bulkhead/files/dashboard.json').matchAll(/\[([^\]"]+)\]/g)].map(
      ([, range]) => range,
    );
    expect(new Set(ranges)).to.deep.equal(new Set(['5m', '$__rate_interval', '2m']));
  });
});
