/** Registers and logs in every shopper before anything is broken. */
import { setTimeout as delay } from 'node:timers/promises';
import { UserCreated } from '@bulkhead/user/contract';
import { logInAs } from '../journeys/logIn.ts';
import type { World } from '../journeys/World.ts';
import { jsonOf } from './exchange.ts';
import type { Shopper } from './Shopper.ts';

/** As many as the user service hashes at once. */
const AT_ONCE = 2;
const ATTEMPTS = 30;
const REST_MS = 1000;

export async function signUp(world: World): Promise<void> {
  const waiting = [...world.crowd.shoppers];
  const work = async () => {
    for (let shopper = waiting.shift(); shopper; shopper = waiting.shift()) await signUpOne(world, shopper);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function signUpOne(world: World, shopper: Shopper): Promise<void> {
  const headers = shopper.changeHeaders({ again: false });
  const ask = { method: 'POST', path: '/api/user/create', headers, body: shopper.account } as const;
  const created = await untilGiven(
    'register',
    async () => UserCreated.safeParse(jsonOf(await world.ask(ask))).data,
  );
  shopper.id = created.result.id;
  shopper.token = await untilGiven('log in', async () => (await logInAs(shopper, world)).token);
}

/** Retries, because a busy machine may refuse for a moment. */
async function untilGiven<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const given = await ask();
    if (given !== undefined) return given;
    await delay(REST_MS);
  }
  throw new Error(`Nobody can ${what}, although nothing is broken`);
}
