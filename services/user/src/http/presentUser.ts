/** Presents a person in the published form, and in the form their session holds. */
import type { SessionUser } from '@bulkhead/chassis/sessions/Session';
import type { User } from '../contract/user.ts';
import type { Person } from '../domain/Account.ts';

export function presentUser(person: Person): User {
  return {
    id: person.id,
    username: person.username,
    first_name: person.firstName,
    last_name: person.lastName,
    email: person.email,
    is_admin: person.isAdmin,
    is_active: person.isActive,
    created_at: person.createdAt,
  };
}

export function sessionUserOf({ id, username, isAdmin }: Person): SessionUser {
  return { id, username, role: isAdmin ? 'admin' : 'user' };
}
