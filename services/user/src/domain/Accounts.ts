/** The accounts as the use cases see them. */
import type { Once } from '@bulkhead/chassis/storage/once';
import type { Account, NewAccount, Person, Profile } from './Account.ts';

/** Which name of a new account is taken. */
export type Taken = 'username-taken' | 'email-taken';

export interface PasswordChange {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Accounts {
  findById(id: string): Promise<Account | undefined>;
  /** Ignores case and Unicode form. */
  findByUsername(username: string): Promise<Account | undefined>;
  whichIsTaken(names: { username: string; email: string }): Promise<Taken | undefined>;
  /** In order of creation, after `after`. */
  list(limit: number, after?: string): Promise<Person[]>;
  /** In order of ids. */
  passwordChangesSince(since: number, limit: number, after?: string): Promise<PasswordChange[]>;
  /** With `once`, a repeated request gets the first answer, which must survive JSON and hold no secret. */
  inTransaction<T>(work: (open: OpenAccounts) => Promise<T>, once?: Once): Promise<T>;
}

export interface OpenAccounts {
  /** Refuses a name that is taken. */
  insert(account: NewAccount): Promise<Person>;
  /** Refuses an e-mail address that is taken. False when there is no such account. */
  updateProfile(id: string, profile: Partial<Profile>): Promise<boolean>;
  makeAdmin(id: string): Promise<boolean>;
  /** False, and no change, if the hash is no longer `from`. */
  replaceHash(id: string, from: string, to: string): Promise<boolean>;
  /** Like `replaceHash`, for a new password that counts from `at` (milliseconds since 1970). */
  changePassword(id: string, from: string, to: string, at: number): Promise<boolean>;
}
