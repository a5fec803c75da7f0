/** A database or Redis restarts under load: its own journeys are refused in words meanwhile, and nothing else is. */
import { journeys } from '../../drill/journeys/journeys.ts';
import { CpuPressure } from '../../drill/round/CpuPressure.ts';
import { promised, type RowName } from '../../drill/round/expectations.ts';
import type { Sample } from '../../drill/traffic/Recorder.ts';
import type { Check } from '../Check.ts';
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

/** A database that starts leaves less of the processors to those who hash passwords. */
const PEOPLE = { share: 0.6 };

/** A few are refused while processors are short: docs/decisions/rollouts-without-room.md. */
function isExcused(wrong: readonly Sample[], { length }: readonly Sample[], pressure: CpuPressure): boolean {
  const isFew = wrong.length <= REFUSED * length;
  return pressure.isTooMuch() && isFew && wrong.every(({ outcome }) => outcome === 'refused');
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
