/** Test users for the app's contract tests: each has its own account. */
import type { CreateUserRequest } from '@bulkhead/user/contract';
import { startShop } from '../../e2e/shop.ts';
import type { Browser } from './browser.ts';

let people = 0;

export function newPerson(): CreateUserRequest {
  const username = `reader-${++people}`;
  const email = `${username}@example.com`;
  return { username, email, first_name: 'Mary', last_name: 'Read', password: 'a fair wind home' };
}

export async function signUp({ users }: Browser): Promise<CreateUserRequest> {
  const person = newPerson();
  await users.register(person, person.username);
  await users.logIn(person);
  return person;
}

export const becomeAdmin = async ({ users }: Browser) => users.logIn((await startShop()).admin);
