/** Proves who a person is, by username and password. */
import type { Account, Person } from './Account.ts';
import type { Accounts } from './Accounts.ts';
import type { Failures } from './Failures.ts';
import type { Passwords } from './Passwords.ts';
import { notLoggedIn } from './refusals.ts';

interface Parts {
  accounts: Accounts;
  passwords: Passwords;
  failures: Failures;
}

export function makeLogIn({ accounts, passwords, failures }: Parts) {
  /** `client` is the client's address. */
  return async (username: string, password: string, client: string): Promise<Person> => {
    await failures.assertLeft(username, client);
    const account = await accounts.findByUsername(username);
    const right = await passwords.matches(account?.passwordHash, password);
    if (!account?.isActive || !right) {
      await failures.consume(username, client);
      throw notLoggedIn();
    }
    void failures.know(username, client);
    if (passwords.isOutdated(account.passwordHash)) await rehash(account, password);
    return account;
  };

  /** The person is signed in whether or not this succeeds; the next sign-in tries again. */
  async function rehash({ id, passwordHash }: Account, password: string): Promise<void> {
    try {
      const hash = await passwords.hash(password);
      await accounts.inTransaction((open) => open.replaceHash(id, passwordHash, hash));
    } catch {
      // Nothing is lost.
    }
  }
}
