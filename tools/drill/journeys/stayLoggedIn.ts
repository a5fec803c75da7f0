import type { Journey } from './Journey.ts';
import { judge } from './judge.ts';
import { readSession } from './readSession.ts';

/** `limited` when the session is trusted without Redis, or when no service is left that could be used. */
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
