/** Changes the facts that a person states about themself. */
import type { Person, Profile } from './Account.ts';
import type { Accounts } from './Accounts.ts';
import { notLoggedIn } from './refusals.ts';

export function makeUpdateProfile({ accounts }: { accounts: Accounts }) {
  return async (id: string, profile: Partial<Profile>): Promise<Person> => {
    await accounts.inTransaction((open) => open.updateProfile(id, profile));
    const person = await accounts.findById(id);
    if (!person) throw notLoggedIn();
    return person;
  };
}
