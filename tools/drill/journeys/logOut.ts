import { randomUUID } from 'node:crypto';
import { Message } from '@bulkhead/user/contract';
import type { Attempt, Journey } from './Journey.ts';
import { judge } from './judge.ts';
import { readSession } from './readSession.ts';
import type { World } from './World.ts';

let turn = 0;

/**
 * Logs out as a browser and as a script, alternately. Afterwards the token must be invalid, unless the answer
 * says that Redis has not received the sign-out yet.
 */
export const logOut: Journey = {
  name: 'log out',
  tells: false,
  async attempt(world) {
    const session = world.sessions.take();
    if (!session) return undefined;
    const inBrowser = turn++ % 2 === 0;
    const headers = inBrowser ? browserHeaders(session.token) : { Authorization: `Bearer ${session.token}` };
    const answer = await world.ask({ method: 'POST', path: '/api/user/logout', headers, body: {} });
    const forgotten = answer.headers['set-cookie']?.some((cookie) => /bulkhead_session=;/.test(cookie));
    const attempt = judge(answer, {
      limited: (_, { headers }) => headers['x-session-degraded'] !== undefined,
      fault: (body) => {
        if (!Message.safeParse(body).success) return 'nothing that a shop says';
        return inBrowser && !forgotten ? 'the cookie stays' : undefined;
      },
    });
    if (attempt.outcome === 'failed' || attempt.outcome === 'refused') {
      world.sessions.add(session);
      return attempt;
    }
    world.sessions.ended.push({
      ...session,
      requestId: answer.requestId,
      endedAt: new Date().toISOString(),
    });
    return attempt.outcome === 'limited' ? attempt : ((await livesOn(world, session.token)) ?? attempt);
  },
};

function browserHeaders(token: string): Record<string, string> {
  return {
    Cookie: `bulkhead_session=${token}`,
    'Sec-Fetch-Site': 'same-origin',
    'Idempotency-Key': randomUUID(),
  };
}

async function livesOn(world: World, token: string): Promise<Attempt | undefined> {
  const { answer, session } = await readSession(world, { Authorization: `Bearer ${token}` });
  if (!session?.user || session.degraded.includes('session-store')) return undefined;
  return { outcome: 'failed', why: 'the token lives on', requestId: answer.requestId, ms: answer.ms };
}
