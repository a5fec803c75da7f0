/**
 * `make cluster-test`: checks everything the chart promises on the kind cluster. ONLY=network,upgrade runs a
 * part.
 */
import { CpuPressure } from '../drill/round/CpuPressure.ts';
import { BY_NAME, ROUNDS } from './allChecks.ts';
import type { Check } from './Check.ts';
import { Release } from './Release.ts';
import { Stage } from './Stage.ts';
import { testValues } from './testValues.ts';

/** Repeats a check with time limits once if it fails on a busy machine, as the drill does with an outage. */
async function runFairly(check: Check): Promise<string> {
  const pressure = new CpuPressure();
  try {
    return await check.run({ release, stage });
  } catch (error) {
    if (!check.isTimed || !pressure.isTooMuch()) throw error;
    const waited = (100 * (pressure.share() ?? 0)).toFixed(0);
    console.log(
      `  ${check.name} once more, since somebody waited for a processor ${waited} % of the time:\n  ${messageOf(error)}`,
    );
    await release.install(testValues); // the failed attempt may have left it half changed
    return check.run({ release, stage });
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const only = process.env.ONLY?.split(',');
const all = [...ROUNDS, BY_NAME];
const names = all.flat().map(({ name }) => name);
const unknown = only?.filter((name) => !names.includes(name)) ?? [];
if (unknown.length > 0) throw new Error(`ONLY names ${unknown.join()}; there are ${names.join(', ')}`);

const release = new Release();
let opened: Promise<Stage> | undefined;
const stage = () => (opened ??= release.install(testValues).then(() => Stage.open(release)));
let passed = 0;
let failed = 0;

async function tell(check: Check): Promise<void> {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  try {
    const seen = await runFairly(check);
    passed += 1;
    console.log(`✔ ${check.name} (${seconds()}): ${seen}`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${check.name} (${seconds()}): ${messageOf(error)}`);
  }
}

const opening = performance.now();
const rounds = only ? all.map((round) => round.filter(({ name }) => only.includes(name))) : ROUNDS;
for (const round of rounds) await Promise.all(round.map(tell));
(await opened?.catch(() => undefined))?.close();
console.log(`all of it in ${((performance.now() - opening) / 60_000).toFixed(1)} min`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
