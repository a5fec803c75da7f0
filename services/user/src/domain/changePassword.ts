/** Changes the password of somebody who knows the present one. */
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
  endings: Pick<SessionEndings, 'endBefore'>;
}

interface Request {
  present: string;
  next: string;
  /** Where the request comes from. */
  client: string;
}

/** `repeated`: the work was done for an earlier request with the same key, and nothing is done now. */
export function makeChangePassword({ accounts, passwords, failures, endings }: Parts) {
  return async (
    id: string,
    { present, next, client }: Request,
    once?: Once,
  ): Promise<{ person: Person; repeated: boolean }> => {
    const account = await accounts.findById(id);
    if (!account?.isActive) throw notLoggedIn();
    await failures.assertLeft(account.username, client);
    const right = await passwords.matches(account.passwordHash, present);
    if (!right) await failures.consume(account.username, client);
    const hash = right ? await passwords.hash(next) : '';
    const at = Date.now();
    const changedAt = await accounts.inTransaction(async (open) => {
      if (!right) throw wrongPassword();
      if (!(await open.changePassword(id, account.passwordHash, hash, at))) throw changedMeanwhile();
      return at;
    }, once);
    const repeated = changedAt !== at;
    // Not `at`: whoever looked up the old password until it was committed has proved nothing.
    if (!repeated) await endings.endBefore(id, Date.now());
    return { person: account, repeated };
  };
}
