/** The promise: what still works when something is missing. The README's table, as data. */
import { journeys } from '../journeys/journeys.ts';

/** ● full · ◐ from a copy, or with a stated limit · ○ refused at once, in words, with the time to come back. */
export type Promised = '●' | '◐' | '○';

//                 open the shop
//                 |browse, search
//                 ||product page
//                 |||register
//                 ||||log in
//                 |||||stay logged in
//                 ||||||log out
//                 |||||||add, change item
//                 ||||||||see open order
//                 |||||||||check out
//                 ||||||||||order history
const rows = {
  nothing: '●●●●●●●●●●●',
  user: '●●●○○●◐●●●●',
  product: '●◐◐●●●●◐●◐●',
  order: '●●●●●●●○◐○○',
  redis: '●●●●◐◐◐●●●●',
  allServices: '●◐◐○○◐◐○◐○○',
  userAndProduct: '●◐◐○○●◐◐●◐●',
  productAndRedis: '●◐◐●◐◐◐◐●◐●',
  // A store that takes no writes still tells what it knows.
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
