import { UserCreated } from '@bulkhead/user/contract';
import type { Journey } from './Journey.ts';
import { judge } from './judge.ts';

export const register: Journey = {
  name: 'register',
  tells: false,
  hashes: true,
  async attempt(world) {
    const { accounts } = world;
    const person = accounts.newcomer();
    const answer = await world.ask({
      method: 'POST',
      path: '/api/user/create',
      headers: person.changeHeaders({ again: false }),
      body: person.account,
    });
    const attempt = judge(answer, {
      fault: (body) => {
        const made = UserCreated.safeParse(body).data?.result.username;
        return made === person.account.username ? undefined : `an account for ${made ?? 'nobody'}`;
      },
    });
    if (attempt.outcome === 'works') accounts.acknowledge(person);
    else accounts.doubt(person);
    return attempt;
  },
};
