/** Stores accounts in the service's database. */
import type { Database } from '@bulkhead/chassis/storage/Database';
import { dateTime } from '@bulkhead/chassis/storage/dateTime';
import { bytesToId, idToBytes } from '@bulkhead/chassis/storage/id';
import type { Once } from '@bulkhead/chassis/storage/once';
import type { Account } from '../domain/Account.ts';
import type { Accounts, OpenAccounts, PasswordChange, Taken } from '../domain/Accounts.ts';
import { nameKey } from '../domain/foldedName.ts';
import { accountOf, personOf, type AccountColumns } from './accountColumns.ts';
import { openAccounts } from './openAccounts.ts';

/** Sorts before every id. */
const FIRST = Buffer.alloc(16);

export class AccountRepository implements Accounts {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  findById(id: string): Promise<Account | undefined> {
    return this.#find('id', idToBytes(id));
  }

  findByUsername(username: string): Promise<Account | undefined> {
    return this.#find('username_key', nameKey(username));
  }

  async #find(column: 'id' | 'username_key', value: Buffer): Promise<Account | undefined> {
    const [row] = await this.#database.select<AccountColumns>(`SELECT * FROM users WHERE ${column} = ?`, [
      value,
    ]);
    return row && accountOf(row);
  }

  async whichIsTaken({ username, email }: { username: string; email: string }): Promise<Taken | undefined> {
    const key = nameKey(username);
    const rows = await this.#database.select<{ username_key: Buffer }>(
      'SELECT username_key FROM users WHERE username_key = ? OR email_key = ?',
      [key, nameKey(email)],
    );
    if (rows.length === 0) return undefined;
    return rows.some((row) => row.username_key.equals(key)) ? 'username-taken' : 'email-taken';
  }

  async list(limit: number, after?: string) {
    const rows = await this.#database.select<AccountColumns>(
      'SELECT * FROM users WHERE id > ? ORDER BY id LIMIT ?',
      [after === undefined ? FIRST : idToBytes(after), limit],
    );
    return rows.map(personOf);
  }

  async passwordChangesSince(since: number, limit: number, after?: string): Promise<PasswordChange[]> {
    const rows = await this.#database.select<{ id: Buffer; password_changed_at: Date }>(
      'SELECT id, password_changed_at FROM users WHERE password_changed_at >= ? AND id > ? ORDER BY id LIMIT ?',
      [dateTime(new Date(since)), after === undefined ? FIRST : idToBytes(after), limit],
    );
    return rows.map((row) => ({ id: bytesToId(row.id), at: row.password_changed_at.getTime() }));
  }

  inTransaction<T>(work: (open: OpenAccounts) => Promise<T>, once?: Once): Promise<T> {
    return this.#database.inTransaction(
      (transaction) => work(openAccounts(this.#database, transaction)),
      once,
    );
  }
}
