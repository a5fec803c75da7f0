/** Finds a pace at which the healthy shop is at ease on this machine: what is measured is an outage, not a crowd. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Journey } from '../journeys/Journey.ts';
import { quantile } from '../round/figures.ts';
import type { Recorder } from './Recorder.ts';
import type { Traffic } from './Traffic.ts';

/** Attempts a second at each journey. The slowest still makes an outage of a minute. */
const PACES = [20, 14, 10, 7, 5, 3.5];
const WARM_UP_MS = 2000;
const MEASURE_MS = 4000;
/** p90 in milliseconds; hashing a password takes long by itself. */
const AT_EASE_MS = 100;
const AT_EASE_HASHING_MS = 400;

export async function findPace(
  traffic: Traffic,
  recorder: Recorder,
  journeys: readonly Journey[],
): Promise<number> {
  for (const pace of PACES) {
    traffic.pace = pace;
    await delay(WARM_UP_MS);
    const from = performance.now();
    await delay(MEASURE_MS);
    const now = performance.now();
    const atEase = journeys.every(({ name, hashes }) => {
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
