/**
 * Registers a person. Simultaneous requests for one name make one account: the unique
 * index decides, not the check before.
 */
import type { Once } from '@bulkhead/chassis/storage/once';
import type { Person, Profile } from './Account.ts';
import type { Accounts } from './Accounts.ts';
import type { Passwords } from './Passwords.ts';
import { taken } from './refusals.ts';

export interface Registration extends Profile {
  username: string;
  password: string;
}

export function makeCreateAccount({ accounts, passwords }: { accounts: Accounts; passwords: Passwords }) {
  return async ({ password, ...names }: Registration, once?: Once): Promise<Person> => {
    // Hashing is expensive and happens outside the transaction. It is skipped for a
    // name that is already taken.
    const conflict = await accounts.whichIsTaken(names);
    const passwordHash = conflict ? '' : await passwords.hash(password);
    return accounts.inTransaction(async (open) => {
      if (conflict) throw taken(conflict);
      return open.insert({ ...names, passwordHash, isAdmin: false });
    }, once);
  };
}
