import { LoggedIn } from '@bulkhead/user/contract';
import type { Answer } from '../shoppers/exchange.ts';
import type { Shopper } from '../shoppers/Shopper.ts';
import type { Attempt, Journey } from './Journey.ts';
import { judge } from './judge.ts';
import type { World } from './World.ts';

/** Keeps a client below its login limit. */
const REST_MS = 5000;

/** Logs in newcomers first, which proves every registration. */
export const logIn: Journey = {
  name: 'log in',
  tells: true,
  hashes: true,
  async attempt(world) {
    const newcomer = world.accounts.takeUnproved();
    const person = newcomer ?? world.crowd.anybody();
    const { attempt, token } = await logInAs(person, world);
    if (token) world.sessions.add({ token, username: person.account.username });
    else if (newcomer) {
      newcomer.restsUntil = performance.now() + REST_MS;
      world.accounts.unproved.push(newcomer);
    }
    return attempt;
  },
};

export async function logInAs(
  person: Shopper,
  world: Pick<World, 'ask'>,
): Promise<{ attempt: Attempt; token?: string }> {
  const { username, password } = person.account;
  const answer = await world.ask({
    method: 'POST',
    path: '/api/user/login',
    headers: person.headersWith(''),
    body: { username, password },
  });
  const attempt = judge(answer, {
    limited: (_, { headers }) => headers['x-session-degraded'] !== undefined,
    fault: (body) => {
      const name = LoggedIn.safeParse(body).data?.result.username;
      if (name !== username) return `logged in as ${name ?? 'nobody'}`;
      return tokenOf(answer) ? undefined : 'no token';
    },
  });
  const isIn = attempt.outcome === 'works' || attempt.outcome === 'limited';
  const token = isIn ? tokenOf(answer) : undefined;
  return { attempt, ...(token && { token }) };
}

/** Scripts get the token in the body, browsers in a cookie. */
function tokenOf({ headers, text }: Answer): string | undefined {
  const cookie = headers['set-cookie']?.join('; ') ?? '';
  const inBody = /"api_key":"([^"]+)"/.exec(text)?.[1];
  return inBody ?? /bulkhead_session=([^;]+)/.exec(cookie)?.[1];
}
