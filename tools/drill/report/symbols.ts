/** One character per cell. */
import type { Promised } from '../round/expectations.ts';
import type { Cell } from '../round/judgeCell.ts';

export type Shown = Promised | '✗';

export const symbolOf = ({ promise, broken }: Cell): Shown => (broken.length > 0 ? '✗' : promise);
