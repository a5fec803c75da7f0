/** Every fault, in the order of the table. */
import type { Fault } from './Fault.ts';
import { full } from './full.ts';
import { erroring, garbage, resetting, slow } from './networkFaults.ts';
import { hung, killed, restarting } from './processFaults.ts';

export const faults: readonly Fault[] = [killed, hung, garbage, slow, erroring, resetting, full, restarting];
