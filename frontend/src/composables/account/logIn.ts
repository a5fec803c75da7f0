/**
 * Logs a user in and checks that the session exists: a browser that refuses cookies loses it although the
 * password was right.
 */
import type { LoginRequest, User } from '@bulkhead/user/contract';
import { ownProblem } from '../../api/ApiProblem.ts';
import { sessions } from '../../api/clients.ts';
import type { Session } from '../../api/sessionClient.ts';
import { users } from '../../api/users.ts';

export interface LogIn {
  user: User;
  /** Undefined when the session could not be read; the password was right. */
  session: Session | undefined;
}

export async function logIn(typed: LoginRequest): Promise<LogIn> {
  const user = await users.logIn(typed);
  const session = await sessions.read().catch(() => undefined);
  if (session?.user?.id === user.id) return { user, session };
  // When the session store is unavailable, the answer may miss users who are signed in.
  if (session?.user === null && !session.degraded.includes('session-store'))
    throw ownProblem('no-cookies', 400);
  return { user, session: undefined };
}
