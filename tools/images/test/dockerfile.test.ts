import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashingEnvironment, productionEnvironment } from '../../build/processes.ts';
import { ROOT } from '../../local/root.ts';
import { databaseImage, redisImage } from '../serverImages.ts';
import { BASE_IMAGE, IMAGE_NAMES, VERSION } from '../shopImages.ts';

describe('the images', () => {
  const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');

  it('give each process the environment of the benchmark, except the heap size', () => {
    const given: Record<string, string | undefined> = Object.fromEntries(
      [...dockerfile.matchAll(/^ +(?:ENV )?(\w+)="?([^"\n]*?)"?(?: \\)?$/gm)].map(([, key = '', value]) => [
        key,
        value,
      ]),
    );
    const { NODE_OPTIONS: _heap, ...fixed } = productionEnvironment;
    expect(given).to.include(fixed);
    const [[name, value] = []] = Object.entries(hashingEnvironment);
    expect(dockerfile).to.contain(`FROM process AS user\nENV ${name}=${value}\n`);
  });

  it('run node itself, not as root', () => {
    expect(dockerfile).to.match(/^USER 1000:1000\nENTRYPOINT \["node", "main.cjs"\]$/m);
    for (const name of IMAGE_NAMES) expect(dockerfile).to.contain(`FROM process AS ${name}\n`);
  });

  it('carry the version of the repository', () => {
    expect(dockerfile).to.contain(`ARG VERSION=${VERSION}\n`);
    const chart = readFileSync(join(ROOT, 'charts/bulkhead/Chart.yaml'), 'utf8');
    expect(chart).to.match(new RegExp(`^appVersion: ['"]?${VERSION}['"]?$`, 'm'));
  });

  it('are made of one base, which they name', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+:\S+)/gm)].map(([, image]) => image);
    expect(new Set(bases)).to.deep.equal(new Set([BASE_IMAGE]));
    expect(dockerfile).to.contain(`image.base.name=docker.io/library/${BASE_IMAGE}\n`);
  });
});

describe('the stores of an operator in the tests of the cluster', () => {
  it('are servers of the versions that the chart brings', () => {
    const stores = ['stores', 'redisCluster']
      .map((name) => readFileSync(join(ROOT, `tools/cluster/${name}.yaml`), 'utf8'))
      .join('');
    const images = [...stores.matchAll(/^ +image: (\S+)$/gm)].map(([, image]) => image);
    expect(new Set(images)).to.deep.equal(new Set([databaseImage(), redisImage()]));
  });
});
