/**
 * The states of an order as data: what may be done in each, and which state follows.
 * Checked when the process starts.
 */
import type { OrderState } from '../contract/order.ts';

interface StateRules {
  /** Whether lines may change, at today's prices. Otherwise everything stays as agreed. */
  isOpen: boolean;
  next: readonly OrderState[];
}

export const orderStates = {
  open: { isOpen: true, next: ['placed'] },
  placed: { isOpen: false, next: [] },
} as const satisfies Record<OrderState, StateRules>;

export const FIRST_STATE: OrderState = 'open';

/** Throws unless every state can be reached from the first and none leads back to an open one. */
export function assertSound(states: Record<string, { isOpen: boolean; next: readonly string[] }>): void {
  const reached = new Set<string>([FIRST_STATE]);
  for (const name of reached) {
    for (const next of states[name]?.next ?? []) {
      if (!states[next]) throw new Error(`Order state ${name} leads to ${next}, which does not exist`);
      if (states[next].isOpen) throw new Error(`Order state ${name} leads back to ${next}, which is open`);
      reached.add(next);
    }
  }
  const lost = Object.keys(states).filter((name) => !reached.has(name));
  if (lost.length > 0) throw new Error(`No order ever becomes ${lost.join(', ')}`);
}

assertSound(orderStates);

export function assertMayBecome(from: OrderState, to: OrderState): void {
  const next: readonly OrderState[] = orderStates[from].next;
  if (!next.includes(to)) throw new Error(`An order that is ${from} cannot become ${to}`);
}
