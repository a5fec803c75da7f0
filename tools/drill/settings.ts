/** Reads the drill's settings: ONLY=redis,order-service FAULT=hung ALL=1. */
import type { Fault } from './faults/Fault.ts';
import { faults } from './faults/faults.ts';
import { components, type Component } from './round/components.ts';

export function readOutages(env: NodeJS.ProcessEnv = process.env): { component: Component; fault: Fault }[] {
  const { ONLY, FAULT, ALL } = env;
  const wanted = ONLY ? named('ONLY', ONLY, components) : usual(components, ALL === '1');
  const how = FAULT ? named('FAULT', FAULT, faults) : usual(faults, ALL === '1');
  return wanted.flatMap((component) => how.map((fault) => ({ component, fault })));
}

function usual<T extends { isUsual: boolean }>(from: readonly T[], all: boolean): readonly T[] {
  return from.filter(({ isUsual }) => all || isUsual);
}

/**
 * The elements that a comma-separated text names, at least one. `what` is the
 * text's name in the error message.
 */
export function named<T extends { name: string }>(
  what: string,
  text: string,
  from: readonly T[],
): [T, ...T[]] {
  const found = text.split(',').map((name) => {
    const one = from.find((thing) => thing.name === name.trim());
    if (!one)
      throw new Error(`${what} names ${name}; there are ${from.map((thing) => thing.name).join(', ')}`);
    return one;
  });
  return found as [T, ...T[]];
}
