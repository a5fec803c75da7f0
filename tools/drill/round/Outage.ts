/** The result of one outage. */
import type { Fault } from '../faults/Fault.ts';
import type { Component } from './components.ts';
import type { Cell } from './judgeCell.ts';

export interface Outage {
  component: Component;
  fault: Fault;
  /** In the order of the journeys. */
  cells: Cell[];
  /** Problems outside the journeys. */
  trouble: string[];
  /**
   * Share of time in which some process waited for a processor; undefined where the
   * system does not report it.
   */
  cpuPressure: number | undefined;
}

export const isBroken = ({ cells, trouble }: Pick<Outage, 'cells' | 'trouble'>): boolean =>
  trouble.length > 0 || cells.some(({ broken }) => broken.length > 0);
