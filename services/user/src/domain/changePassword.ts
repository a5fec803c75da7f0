/** Changes the password of a person who knows the current one. */
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import type { Once } from '@bulkhead/chassis/storage/once';
import type { Person } from './Account.ts';
import type { Accounts } from './Accounts.ts';
import type { Failures } from './Failures.ts';
import type { Passwords } from './Passwords.ts';
import { changedMeanwhile, notLoggedIn, wrongPassword } from './refusals.ts';
import type { SessionEndings } from './SessionEndings.ts';

interface Parts {
  accounts: Accounts;
  passwords: Passwords;
  failures: Failures;
  endings: Pick<SessionEndings, 'endBefore' | 'tellSoon'>;
}

interface Request {
  present: string;
  next: string;
  /** The client's address. */
  client: string;
}

export function makeChangePassword({ accounts, passwords, failures, endings }: Parts) {
  return async (id: string, { present, next, client }: Request, once?: Once): Promise<Person> => {
    const account = await accounts.findById(id);
    if (!account?.isActive) throw notLoggedIn();
    await failures.assertLeft(account.username, client);
    const right = await passwords.matches(account.passwordHash, present);
    if (!right) await failures.consume(account.username, client);
    const hash = right ? await passwords.hash(next) : '';
    const at = Date.now();
    try {
      await accounts.inTransaction(async (open) => {
        if (!right) throw wrongPassword();
        if (!(await open.changePassword(id, account.passwordHash, hash, at))) throw changedMeanwhile();
        return null; // the stored answer holds nothing
      }, once);
      // The first request may have changed the password without getting an answer.
      if (once?.isRepeated)
        await endings.endBefore(id, (await accounts.findById(id))?.passwordChangedAt ?? 0);
      // Not `at`: a sign-in that read the old password before the commit must end as well.
      else await endings.endBefore(id, Date.now());
    } catch (error) {
      // The database may have changed it all the same.
      if (error instanceof Refusal && error.kind === 'unavailable') endings.tellSoon(error);
      throw error;
    }
    return account;
  };
}
