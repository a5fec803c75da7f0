/** The users whose pages are tested. Their data is created once, through the API. */
import type { Order } from '@bulkhead/order/contract';
import type { Cookie, Page } from 'playwright-core';
import { asProgramOf } from './shopApi.ts';
import { startShop } from './shop.ts';
import { newPerson, type Person } from './visitor.ts';

export type Role = 'visitor' | 'newcomer' | 'shopper' | 'admin';

interface Shopper extends Person {
  placedOrder: string;
}

let shopper: Promise<Shopper> | undefined;
let newcomer: Promise<Person> | undefined;
const cookies = new Map<Role, Cookie[]>();

/** A shopper with one placed and one open order. */
export function theShopper(): Promise<Shopper> {
  shopper ??= makeShopper();
  return shopper;
}

async function makeShopper(): Promise<Shopper> {
  const person = await newPerson();
  const send = await asProgramOf(person);
  const add = (product_id: string, qty: number) => send('POST', '/api/order/add-item', { product_id, qty });
  await add('storm-lantern', 1);
  await add('harbour-enamel-mug', 4);
  const { result: placed } = await send<{ result: Order }>('POST', '/api/order/checkout', {});
  await add('deckhand-rope', 2);
  await add('ship-in-a-bottle', 1);
  await add('canvas-screwdriver-roll', 1);
  return { ...person, placedOrder: placed.id };
}

async function personOf(role: Exclude<Role, 'visitor'>): Promise<Person> {
  if (role === 'admin') return (await startShop()).admin;
  if (role === 'shopper') return theShopper();
  newcomer ??= newPerson();
  return newcomer;
}

/** Logs the browser in as this user: the first time by password, later with the cookies it got. */
export async function become(page: Page, role: Role): Promise<void> {
  if (role === 'visitor') return;
  const known = cookies.get(role);
  if (known) {
    await page.context().addCookies(known);
    return;
  }
  const { username, password } = await personOf(role);
  const response = await page.request.post('/api/user/login', { data: { username, password } });
  if (!response.ok()) throw new Error(`${username} cannot log in: ${await response.text()}`);
  cookies.set(role, await page.context().cookies());
}
