/**
 * Checks that new pods replace old ones while people shop without anybody noticing: restarts, changed
 * settings, a rollback.
 */
import { CpuPressure } from '../../drill/round/CpuPressure.ts';
import { TRY_MS } from '../../drill/shoppers/EdgeBalancer.ts';
import { askDatabase } from '../askDatabase.ts';
import type { Check } from '../Check.ts';
import { CONTEXT } from '../kube.ts';
import { NEXT, loadNextImages } from '../nextImages.ts';
import { PAGE, blockWith, tried } from '../operationsPage.ts';
import type { Release } from '../Release.ts';
import { run } from '../run.ts';
import { openShell } from '../shell.ts';
import { assertAllServed, type Stage } from '../Stage.ts';
import { testValues, twoReplicas } from '../testValues.ts';

/** Share of requests that may be refused while processors are short: docs/decisions/rollouts-without-room.md. */
export const REFUSED = 0.03;
const FIND_NEXT = "SHOW COLUMNS FROM orders LIKE 'gift_note'";
const FORGET_NEXT = "ALTER TABLE orders DROP COLUMN gift_note; DELETE FROM migrations WHERE name = 'next'";
const PROCESSES = ['user', 'product', 'order', 'frontend'];
/** The same timeout as the app's. */
const PATIENCE_MS = 10_000;
/** The share of the shoppers' usual pace: starting pods take most of the processors. */
const SLOWLY = 0.3;
/** Attempts per second at each read-only journey: they cost little, and give thousands of requests. */
const READING_PACE = 8;
/** The fewest requests that still prove something. */
const FEWEST = 500;

/**
 * Runs `work` under load and returns the number of requests; throws when one was not served or when there
 * were too few.
 */
async function quietly(stage: Stage, work: () => Promise<unknown>): Promise<string> {
  const pressure = new CpuPressure();
  const people = { share: SLOWLY, readingPace: READING_PACE, patienceMs: PATIENCE_MS };
  const samples = await stage.during(work, people);
  if (samples.length < FEWEST) throw new Error(`${samples.length} requests are too few to tell`);
  const isBusy = pressure.isTooMuch();
  const refused = samples.filter(({ outcome }) => outcome === 'refused').length;
  const isExcused = isBusy && refused <= REFUSED * samples.length;
  assertAllServed(isExcused ? samples.filter(({ outcome }) => outcome !== 'refused') : samples);
  const late = samples.filter(({ outcome, ms }) => outcome !== 'refused' && ms > TRY_MS).length;
  if (late > 0 && !isBusy) throw new Error(`${late} of ${samples.length} were answered late`);
  const told =
    refused + late > 0 ? ` (on a busy machine ${refused} refused, ${late} after 2 s and more)` : '';
  return `0 of ${samples.length}${told}`;
}

async function rollBack(release: Release): Promise<void> {
  await release.helm('rollback', release.name);
  await release.untilSettled();
}

/** Undoes the migration of an earlier run, so that it runs again. */
async function forgetNext(release: Release): Promise<void> {
  const found = await askDatabase(release, 'order', FIND_NEXT);
  if (found.trim() === '') return;
  await askDatabase(release, 'order', FORGET_NEXT);
}

async function assertIsNext(release: Release): Promise<void> {
  const found = await askDatabase(release, 'order', FIND_NEXT);
  if (!found.includes('gift_note')) throw new Error('The next version has not migrated');
  const images = await release.kubectl(
    ...['get', 'deploy', '-l', release.selector],
    ...['-o', 'jsonpath={.items[*].spec.template.spec.containers[0].image}'],
  );
  const old = images.split(' ').filter((image) => !image.endsWith(`:${NEXT}`));
  if (old.length > 0) throw new Error(`Still there after the upgrade: ${old.join()}`);
}

export const upgrade: Check = {
  name: 'upgrade',
  isTimed: true,
  async run({ release, stage }) {
    const open = await stage();
    await Promise.all([loadNextImages(), release.install(testValues)]);
    await forgetNext(release);
    const upgraded = () => release.install([...testValues, `global.tag=${NEXT}`]);
    const next = await quietly(open, upgraded);
    await assertIsNext(release);
    const back = await quietly(open, () => rollBack(release));
    const warn = () => release.install([...testValues, 'global.logLevel=warn']);
    const changed = await quietly(open, warn);
    return `unserved: ${next} at new images with a migration, ${back} at the rollback, ${changed} at changed settings`;
  },
};

/** The ids of the pods that read the session keys: all except databases and Redis. */
async function processesOf(release: Release): Promise<string[]> {
  const pods = await Promise.all(PROCESSES.map((component) => release.pods(component)));
  return pods.flat().map(({ metadata }) => metadata.uid);
}

export const rotateKeys: Check = {
  name: 'rotate-keys',
  isTimed: true,
  async run({ release, stage }) {
    const open = await stage();
    const block = await blockWith('sessions.signingKey=2');
    const [known = '', signing = '', ...more] = block.trim().split('\n');
    if (signing === '' || more.length > 0) throw new Error(`${PAGE} rotates in other steps`);
    const alone = await blockWith("'global.sessions.acceptedKeys={2}'");
    const shell = await openShell();
    try {
      const step = (command: string) => async () => {
        const before = await processesOf(release);
        await shell.run(command);
        await release.untilSettled();
        const kept = (await processesOf(release)).filter((uid) => before.includes(uid));
        if (kept.length > 0) throw new Error(`${kept.length} pods do not know of the change: ${command}`);
      };
      await release.install(testValues);
      const first = await quietly(open, step(known));
      const second = await quietly(open, step(signing));
      const {
        SESSION_KEYS = '',
        'key-1': retired,
        'key-2': newest = 'none',
      } = await release.secret('session-keys');
      if (!SESSION_KEYS.startsWith(`${newest},`)) throw new Error('The new key does not sign');
      await step(alone)(); // signs out users who have been away for a session's lifetime
      await release.install(['global.sessions.acceptedKeys={1,2}'], { keep: true });
      if ((await release.secret('session-keys'))['key-1'] === retired)
        throw new Error('A number that is used again brings its retired key back');
      tried.add(block).add(alone);
      return `nobody signed out: ${first} unserved while the new key was made known, ${second} while it began to sign`;
    } finally {
      await shell.close();
    }
  },
};

/** Evicts a pod like a node drain, so that the disruption budget applies. */
function evict({ namespace }: Release, name: string): Promise<string> {
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  return run('kubectl', ['--context', CONTEXT, 'create', '--raw', path, '-f', '-'], {
    input: JSON.stringify(eviction),
  });
}

export const drainReplica: Check = {
  name: 'drain-replica',
  isTimed: true,
  async run({ release, stage }) {
    const open = await stage();
    await release.install([...testValues, ...twoReplicas]);
    const drain = async () => {
      for (const component of PROCESSES) {
        const [first = '', second = ''] = await release.readyPods(component);
        await evict(release, first);
        const answer = await evict(release, second).then(() => 'evicted as well', String);
        if (!answer.includes('disruption budget')) throw new Error(`The other ${component}: ${answer}`);
        await release.kubectl('wait', '--for=delete', `pod/${first}`, '--timeout=60s');
        await release.untilSettled();
      }
    };
    const samples = await quietly(open, drain);
    return `one of two replicas of each process evicted, the other kept by its budget: ${samples} unserved`;
  },
};

export const scale: Check = {
  name: 'scale',
  isTimed: true,
  async run({ release, stage }) {
    const open = await stage();
    // One after another: eight new pods at once would need more processors than the machine has.
    const to = async (replicas: number) => {
      for (const component of PROCESSES) {
        const deployment = `${release.fullname}-${component}`;
        await release.kubectl('scale', 'deploy', deployment, `--replicas=${replicas}`);
        await release.untilSettled();
      }
    };
    const up = await quietly(open, () => to(3));
    const down = await quietly(open, () => to(1));
    return `1 → 3 replicas: ${up} unserved; 3 → 1: ${down}`;
  },
};
