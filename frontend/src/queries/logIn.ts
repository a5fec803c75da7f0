/** Logs somebody in, and makes sure of it: a browser that refuses cookies has forgotten them right after the right password. */
import type { LoginRequest, User } from '@bulkhead/user/contract';
import { ownProblem } from '../api/ApiProblem.ts';
import { sessions } from '../api/clients.ts';
import { users } from '../api/users.ts';

export async function logIn(typed: LoginRequest): Promise<User> {
  const user = await users.logIn(typed);
  // When nobody can say, the password was right.
  const session = await sessions.read().catch(() => undefined);
  if (session?.user === null) throw ownProblem('no-cookies', 400);
  return user;
}
