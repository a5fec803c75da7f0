/** What came of one outage. */
import type { Fault } from '../faults/Fault.ts';
import type { Component } from './components.ts';
import type { Cell } from './judgeCell.ts';

export interface Outage {
  component: Component;
  fault: Fault;
  /** In the order of the journeys. */
  cells: Cell[];
  /** What went wrong beside the journeys. */
  trouble: string[];
  /** Share of the time in which somebody waited for a processor; undefined where the system does not tell. */
  cpuPressure: number | undefined;
}

export const isBroken = ({ cells, trouble }: Pick<Outage, 'cells' | 'trouble'>): boolean =>
  trouble.length > 0 || cells.some(({ broken }) => broken.length > 0);
