/**
 * Finds a pace that the healthy shop handles easily on this machine: the drill measures outages, not
 * overload. Only the tries at that pace stay recorded.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Journey } from '../journeys/Journey.ts';
import { CpuPressure } from '../round/CpuPressure.ts';
import { quantile } from '../round/figures.ts';
import type { Recorder } from './Recorder.ts';
import type { Traffic } from './Traffic.ts';

/** Tries per second for each journey. Even the slowest one makes an outage of only a minute. */
const PACES = [18, 14, 12, 10, 8, 6.5, 5, 3.5];
const WARM_UP_MS = 2000;
const MEASURE_MS = 4000;
/** p90 in milliseconds; hashing a password takes long by itself. */
const AT_EASE_MS = 100;
const AT_EASE_HASHING_MS = 400;
/** Share of time in which some process waited for a processor. */
const AT_EASE_PRESSURE = 0.5;

export async function findPace(
  traffic: Traffic,
  recorder: Recorder,
  journeys: readonly Journey[],
): Promise<number> {
  for (const pace of PACES) {
    traffic.pace = pace;
    await delay(WARM_UP_MS);
    const from = performance.now();
    const pressure = new CpuPressure();
    await delay(MEASURE_MS);
    const now = performance.now();
    recorder.forgetBefore(from);
    const waited = pressure.share() ?? 0;
    const atEase =
      waited <= AT_EASE_PRESSURE &&
      journeys.every(({ name, hashes }) => {
        const samples = recorder.between(name, from, now);
        const p90 = quantile(
          samples.map(({ ms }) => ms),
          0.9,
        );
        const answered = samples.every(({ outcome }) => outcome === 'works' || outcome === 'limited');
        return answered && p90 <= (hashes ? AT_EASE_HASHING_MS : AT_EASE_MS);
      });
    if (atEase) return pace;
  }
  return PACES.at(-1) ?? 1;
}
