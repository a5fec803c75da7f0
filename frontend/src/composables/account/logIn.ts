/** Logs somebody in, and makes sure of it: a browser that refuses cookies has forgotten them right after the right password. */
import type { LoginRequest, User } from '@bulkhead/user/contract';
import { ownProblem } from '../../api/ApiProblem.ts';
import { sessions } from '../../api/clients.ts';
import type { Session } from '../../api/sessionClient.ts';
import { users } from '../../api/users.ts';

export interface LogIn {
  user: User;
  /** Undefined when nobody could say: the password was right. */
  session: Session | undefined;
}

export async function logIn(typed: LoginRequest): Promise<LogIn> {
  const user = await users.logIn(typed);
  const session = await sessions.read().catch(() => undefined);
  if (session?.user?.id === user.id) return { user, session };
  // Where the sessions are kept is away: it may not know those who are here.
  if (session?.user === null && !session.degraded.includes('session-store'))
    throw ownProblem('no-cookies', 400);
  return { user, session: undefined };
}
