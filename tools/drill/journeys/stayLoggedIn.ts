import type { Journey } from './Journey.ts';
import { judge } from './judge.ts';
import { readSession } from './readSession.ts';

/** Limited when the word of the token has to do, or nothing is left that could be done with it. */
export const stayLoggedIn: Journey = {
  name: 'stay logged in',
  tells: true,
  reads: true,
  async attempt(world) {
    const shopper = world.crowd.anybody();
    const { answer, session } = await readSession(world, shopper.headers());
    const missing = session?.degraded ?? [];
    const nothingLeft = ['user', 'product', 'order'].every((service) => missing.includes(service));
    return judge(answer, {
      limited: () => missing.includes('session-store') || nothingLeft,
      fault: () => {
        const name = session?.user?.username;
        return name === shopper.account.username ? undefined : `signed in as ${name ?? 'nobody'}`;
      },
    });
  },
};
