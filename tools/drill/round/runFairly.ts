/**
 * Repeats an outage that breaks a promise while the machine is too busy, at half the pace: every promise
 * contains a time (docs/decisions/drill-tries-again-only-when-busy.md).
 */
import type { Fault } from '../faults/Fault.ts';
import type { Component } from './components.ts';
import { limits } from './limits.ts';
import { isBroken, type Outage } from './Outage.ts';
import { runRound, type Stage } from './runRound.ts';

const WIDTH = 300;

export async function runFairly(
  stage: Stage,
  component: Component,
  fault: Fault,
  say: (text: string) => void,
): Promise<Outage> {
  const { traffic } = stage;
  const usual = traffic.pace;
  for (let attempt = 1; ; attempt++) {
    const outage = await runRound(stage, component, fault);
    const wasBusy = (outage.cpuPressure ?? 0) > limits.cpuPressure;
    if (!isBroken(outage) || !wasBusy || attempt === limits.attempts) {
      traffic.pace = usual;
      return outage;
    }
    const share = (100 * (outage.cpuPressure ?? 0)).toFixed(0);
    const rules = outage.cells.flatMap(({ broken }) => broken.map(({ rule }) => rule));
    // An outage needs processor time of its own; the pace was found in a healthy shop.
    traffic.pace /= 2;
    const why = `the machine was busy (${share} % of the time)`;
    say(`${component.title}, ${fault.name}: once more, at ${traffic.pace} a second at each journey, ${why}`);
    say(`    ${[...rules, ...outage.trouble].join('; ').slice(0, WIDTH)}`);
  }
}
