/** A fresh namespace that enforces `restricted`, the chart as it comes, and a shop in it that works. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../local/root.ts';
import type { Check } from '../Check.ts';
import { apply, kubectl } from '../kube.ts';
import type { Release } from '../Release.ts';
import { testValues } from '../testValues.ts';

const MOST_SECONDS = 90;

const namesOf = async (release: Release) =>
  (await release.pods())
    .map(({ metadata }) => metadata.name)
    .sort()
    .join();

export const install: Check = {
  name: 'install',
  async run({ release }) {
    await kubectl('delete', 'namespace', release.namespace, '--ignore-not-found', '--wait');
    await apply(readFileSync(join(ROOT, 'k8s/namespace.yaml'), 'utf8'));
    const began = performance.now();
    await release.install(testValues);
    const seconds = (performance.now() - began) / 1000;
    if (seconds > MOST_SECONDS) throw new Error(`It took ${seconds.toFixed(0)} s, more than ${MOST_SECONDS}`);
    const log = await release.test();
    if (!log.includes('the shop works')) throw new Error(log);
    const pods = await namesOf(release);
    await release.install(testValues);
    if ((await namesOf(release)) !== pods) throw new Error('An upgrade that changes nothing rolls pods');
    return `ready after ${seconds.toFixed(0)} s in a namespace that enforces restricted; helm test passes; an upgrade that changes nothing rolls no pod`;
  },
};
