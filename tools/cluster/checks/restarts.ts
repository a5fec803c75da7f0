/**
 * Checks restarts of databases and Redis under load: their own journeys are refused with a message meanwhile,
 * and nothing else is. Also checks that parts that hang for good are restarted automatically.
 */
import { journeys } from '../../drill/journeys/journeys.ts';
import { CpuPressure } from '../../drill/round/CpuPressure.ts';
import { promised, type RowName } from '../../drill/round/expectations.ts';
import type { Sample } from '../../drill/traffic/Recorder.ts';
import type { Check } from '../Check.ts';
import { until } from '../kube.ts';
import { signalPod } from '../node.ts';
import type { Release } from '../Release.ts';
import { REFUSED } from './rollouts.ts';

const PARTS: readonly [component: string, row: RowName][] = [
  ['user-mysql', 'user'],
  ['product-mysql', 'product'],
  ['order-mysql', 'order'],
  ['redis', 'redis'],
];

function unpromised(samples: readonly Sample[], row: RowName): Sample[] {
  const promises = promised(row, 'killed');
  return samples.filter(({ journey, outcome }) => {
    const promise = promises[journeys.findIndex(({ name }) => name === journey)];
    return outcome === 'failed' || (outcome === 'refused' && promise !== '○');
  });
}

/** A starting database leaves less processor time for password hashing. */
const PEOPLE = { share: 0.6 };

/** A few requests may be refused while processors are short: docs/decisions/rollouts-without-room.md. */
function isExcused(wrong: readonly Sample[], { length }: readonly Sample[], pressure: CpuPressure): boolean {
  const isFew = wrong.length <= REFUSED * length;
  return pressure.isTooMuch() && isFew && wrong.every(({ outcome }) => outcome === 'refused');
}

/** The limit for a restart: half a minute less than with a wait for the hung process to end. */
const STARTED_ANEW_MS = 95_000;

/** Makes every pod hang. Returns the seconds until all of them were restarted and ready. */
async function leaveHung(release: Release): Promise<string> {
  const restartsOf = async () =>
    new Map(
      (await release.pods()).map(({ metadata, status }) => [
        metadata.uid,
        status.containerStatuses?.[0]?.restartCount ?? 0,
      ]),
    );
  const before = await restartsOf();
  const began = performance.now();
  for (const { metadata } of await release.pods())
    await signalPod(release.namespace, metadata.name, 'SIGSTOP');
  await until(
    'what hangs is started anew',
    async () => {
      const now = await restartsOf();
      return [...before].every(([uid, count]) => (now.get(uid) ?? 0) > count);
    },
    STARTED_ANEW_MS,
    1000,
  );
  await release.untilSettled();
  return ((performance.now() - began) / 1000).toFixed(0);
}

export const restarts: Check = {
  name: 'restarts',
  isTimed: true,
  async run({ release, stage }) {
    const open = await stage();
    const seen: string[] = [];
    for (const [component, row] of PARTS) {
      const pressure = new CpuPressure();
      const samples = await open.during(async () => {
        await release.kubectl('rollout', 'restart', 'statefulset', `${release.fullname}-${component}`);
        await release.untilSettled();
      }, PEOPLE);
      open.world.healedAt = performance.now();
      const wrong = unpromised(samples, row);
      if (wrong.length > 0 && !isExcused(wrong, samples, pressure)) {
        const shown = wrong.slice(0, 5).map(({ journey, outcome, why }) => `${journey}: ${why ?? outcome}`);
        throw new Error(`${component}: ${wrong.length} of ${samples.length} unpromised\n${shown.join('\n')}`);
      }
      const refused = samples.filter(({ outcome }) => outcome === 'refused').length;
      const told = wrong.length > 0 ? ` (${wrong.length} of them for want of a processor)` : '';
      seen.push(`${component} ${refused} of ${samples.length} refused${told}`);
    }
    return seen.join(', ');
  },
};

export const leftHung: Check = {
  name: 'left-hung',
  isTimed: true,
  async run({ release, stage }) {
    const { world } = await stage();
    const seconds = await leaveHung(release);
    world.healedAt = performance.now();
    return `every pod, hung at once, was started anew and ready after ${seconds} s`;
  },
};
