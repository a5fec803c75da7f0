/** The promises: what still works when something is unavailable. The README's table, as data. */
import { journeys } from '../journeys/journeys.ts';

/**
 * ● full · ◐ from a copy, or with a stated limit · ○ refused at once, with a sentence and the time to retry.
 */
export type Promised = '●' | '◐' | '○';

const rows = {
  nothing: '●●●●●●●●●●●',
  user: '●●●○○●◐●●●●',
  product: '●◐◐●●●●◐●◐●',
  order: '●●●●●●●○◐○○',
  redis: '●●●●◐◐◐●●●●',
  allServices: '●◐◐○○◐◐○◐○○',
  userAndProduct: '●◐◐○○●◐◐●◐●',
  productAndRedis: '●◐◐●◐◐◐◐●◐●',
  // A store that accepts no writes can still be read.
  userFull: '●●●○●●●●●●●',
  productFull: '●●●●●●●●●●●',
  orderFull: '●●●●●●●○●○●',
  redisFull: '●●●●◐●◐●●●●',
} as const;

export type RowName = keyof typeof rows;

const FULL: Partial<Record<RowName, RowName>> = {
  user: 'userFull',
  product: 'productFull',
  order: 'orderFull',
  redis: 'redisFull',
};

export function promised(row: RowName, fault: string): Promised[] {
  const promises = Array.from(rows[(fault === 'full' && FULL[row]) || row]) as Promised[];
  if (promises.length !== journeys.length) throw new Error(`The row ${row} does not name every journey`);
  return promises;
}
