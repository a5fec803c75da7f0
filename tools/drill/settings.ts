/** What a person may ask of the drill: ONLY=redis,order-service FAULT=hung ALL=1. */
import type { Component } from './round/components.ts';
import { components } from './round/components.ts';
import type { Fault } from './faults/Fault.ts';
import { faults } from './faults/faults.ts';

export interface Plan {
  /** Nothing was left out that is taken when nothing else is asked for. */
  isWhole: boolean;
  outages: { component: Component; fault: Fault }[];
}

export function readPlan(env: NodeJS.ProcessEnv = process.env): Plan {
  const all = env['ALL'] === '1';
  const wanted = pick('ONLY', env['ONLY'], components, all);
  const how = pick('FAULT', env['FAULT'], faults, all);
  const isWhole = !env['ONLY'] && !env['FAULT'];
  return { isWhole, outages: wanted.flatMap((component) => how.map((fault) => ({ component, fault }))) };
}

function pick<T extends { name: string; isUsual: boolean }>(
  variable: string,
  text: string | undefined,
  from: readonly T[],
  all: boolean,
): T[] {
  if (!text) return from.filter(({ isUsual }) => all || isUsual);
  return text.split(',').map((name) => {
    const found = from.find((thing) => thing.name === name.trim());
    if (!found)
      throw new Error(`${variable} names ${name}; there are ${from.map((thing) => thing.name).join(', ')}`);
    return found;
  });
}
