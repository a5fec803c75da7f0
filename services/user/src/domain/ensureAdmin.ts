/** Makes the shop's admin, or sets the password that the settings name. */
import type { Accounts } from './Accounts.ts';
import type { Passwords } from './Passwords.ts';

export interface AdminLogin {
  username: string;
  password: string;
}

export function makeEnsureAdmin({ accounts, passwords }: { accounts: Accounts; passwords: Passwords }) {
  return async ({ username, password }: AdminLogin): Promise<void> => {
    const found = await accounts.findByUsername(username);
    if (!found) {
      const passwordHash = await passwords.hash(password);
      // An address that belongs to nobody (RFC 2606) and is certainly free. The admin may set a real one.
      const email = `${crypto.randomUUID()}@admin.invalid`;
      const profile = { firstName: 'Shop', lastName: 'Admin', email };
      await accounts.inTransaction((open) =>
        open.insert({ username, passwordHash, isAdmin: true, ...profile }),
      );
      return;
    }
    if (!found.isAdmin || !found.isActive) await accounts.inTransaction((open) => open.makeAdmin(found.id));
    if (await passwords.matches(found.passwordHash, password)) return;
    const hash = await passwords.hash(password);
    await accounts.inTransaction((open) =>
      open.changePassword(found.id, found.passwordHash, hash, Date.now()),
    );
  };
}
