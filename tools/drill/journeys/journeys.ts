/** Every journey, in the order of the table. */
import { browse, productPage } from './catalogue.ts';
import { changeItem, checkOut } from './changeOrder.ts';
import type { Journey } from './Journey.ts';
import { logIn } from './logIn.ts';
import { logOut } from './logOut.ts';
import { openShop } from './openShop.ts';
import { register } from './register.ts';
import { seeHistory } from './seeHistory.ts';
import { seeOrder } from './seeOrder.ts';
import { stayLoggedIn } from './stayLoggedIn.ts';

export const journeys: readonly Journey[] = [
  openShop,
  browse,
  productPage,
  register,
  logIn,
  stayLoggedIn,
  logOut,
  changeItem,
  seeOrder,
  checkOut,
  seeHistory,
];
