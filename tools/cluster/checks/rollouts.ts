/** New pods take over from old ones while people shop, and nobody notices: restarts, changed settings, a way back. */
import type { Check } from '../Check.ts';
import { helm } from '../kube.ts';
import { NEXT, loadNextImages } from '../nextImages.ts';
import type { Release } from '../Release.ts';
import { assertAllServed, type Stage } from '../Stage.ts';
import { testValues } from '../testValues.ts';

const REPLICAS = ['user', 'product', 'order', 'frontend'].map((name) => `${name}.replicas=2`);

async function quietly(stage: Stage, work: () => Promise<unknown>): Promise<number> {
  const samples = await stage.during(work);
  assertAllServed(samples);
  return samples.length;
}

async function rollBack(release: Release): Promise<void> {
  await helm('rollback', release.name, '-n', release.namespace);
  await release.untilSettled();
}

export const upgrade: Check = {
  name: 'upgrade',
  async run({ release, stage }) {
    const open = await stage();
    await Promise.all([loadNextImages(), release.install(testValues)]);
    const next = await quietly(open, () => release.install([...testValues, `global.tag=${NEXT}`]));
    const back = await quietly(open, () => rollBack(release));
    const changed = await quietly(open, () => release.install([...testValues, 'global.logLevel=warn']));
    await release.install(testValues);
    return `unserved: 0 of ${next} at new images with a migration, 0 of ${back} at the rollback, 0 of ${changed} at changed settings`;
  },
};

export const rotateKeys: Check = {
  name: 'rotate-keys',
  async run({ release, stage }) {
    const open = await stage();
    const accepted = 'global.sessions.acceptedKeys={1,2}';
    const first = await quietly(open, () => release.install([...testValues, accepted]));
    const rotated = [...testValues, accepted, 'global.sessions.signingKey=2'];
    const second = await quietly(open, () => release.install(rotated));
    const { SESSION_KEYS = '', 'key-2': newest = 'none' } = await release.secret('session-keys');
    if (!SESSION_KEYS.startsWith(`${newest},`)) throw new Error('The new key does not sign');
    return `nobody signed out: 0 of ${first} unserved while the new key was made known, 0 of ${second} while it began to sign`;
  },
};

export const drainReplica: Check = {
  name: 'drain-replica',
  async run({ release, stage }) {
    const open = await stage();
    await release.install([...testValues, ...REPLICAS]);
    const samples = await quietly(open, async () => {
      for (const component of ['user', 'product', 'order', 'frontend']) {
        const [pod] = await release.readyPods(component);
        await release.kubectl('delete', 'pod', pod ?? '', '--wait');
        await release.untilSettled();
      }
    });
    await release.install(testValues);
    return `one of two replicas of each process drained: 0 of ${samples} unserved`;
  },
};

export const scale: Check = {
  name: 'scale',
  async run({ release, stage }) {
    const open = await stage();
    const to = async (replicas: number) => {
      for (const component of ['user', 'product', 'order', 'frontend'])
        await release.kubectl(
          'scale',
          'deploy',
          `${release.fullname}-${component}`,
          `--replicas=${replicas}`,
        );
      await release.untilSettled();
    };
    const up = await quietly(open, () => to(3));
    const down = await quietly(open, () => to(1));
    return `1 → 3 replicas: 0 of ${up} unserved; 3 → 1: 0 of ${down}`;
  },
};
