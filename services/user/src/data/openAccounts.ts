/** Changes accounts inside one transaction. */
import type { Transaction } from 'sequelize';
import type { Database } from '@bulkhead/chassis/storage/Database';
import { dateTime } from '@bulkhead/chassis/storage/dateTime';
import { isDuplicateOf } from '@bulkhead/chassis/storage/databaseTrouble';
import { idToBytes, newId } from '@bulkhead/chassis/storage/id';
import type { Person } from '../domain/Account.ts';
import type { OpenAccounts } from '../domain/Accounts.ts';
import { nameKey } from '../domain/foldedName.ts';
import { taken } from '../domain/refusals.ts';

export function openAccounts(database: Database, transaction: Transaction): OpenAccounts {
  const update = async (columns: Record<string, unknown>, where: string, values: unknown[]) => {
    const set = Object.entries(columns).filter(([, value]) => value !== undefined);
    if (set.length === 0) return true;
    const sql = `UPDATE users SET ${set.map(([name]) => `${name} = ?`).join(', ')} WHERE ${where}`;
    return 1 === (await database.write(sql, [...set.map(([, value]) => value), ...values], transaction));
  };

  return {
    async insert({ passwordHash, ...account }) {
      const person = { id: newId(), createdAt: new Date().toISOString(), isActive: true, ...account };
      await refusingTaken(database.write(INSERT, [...rowOf(person), passwordHash], transaction));
      return person;
    },
    updateProfile(id, { firstName, lastName, email }) {
      const names = { first_name: firstName, last_name: lastName };
      const address = { email, email_key: email === undefined ? undefined : nameKey(email) };
      return refusingTaken(update({ ...names, ...address }, 'id = ?', [idToBytes(id)]));
    },
    makeAdmin(id) {
      return update({ is_admin: true, is_active: true }, 'id = ?', [idToBytes(id)]);
    },
    replaceHash(id, from, to) {
      return update({ password_hash: to }, 'id = ? AND password_hash = ?', [idToBytes(id), from]);
    },
    changePassword(id, from, to, at) {
      const columns = { password_hash: to, password_changed_at: dateTime(new Date(at)) };
      return update(columns, 'id = ? AND password_hash = ?', [idToBytes(id), from]);
    },
  };
}

const INSERT = `INSERT INTO users
  (id, username, username_key, first_name, last_name, email, email_key, is_admin, created_at, password_hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function rowOf({ id, username, firstName, lastName, email, isAdmin, createdAt }: Omit<Person, 'isActive'>) {
  return [
    idToBytes(id),
    username,
    nameKey(username),
    firstName,
    lastName,
    email,
    nameKey(email),
    isAdmin,
    dateTime(new Date(createdAt)),
  ];
}

/** Refuses a taken name. The index shows which one it was: the values in the error are not reliable. */
async function refusingTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (isDuplicateOf(error, 'users_username')) throw taken('username-taken');
    if (isDuplicateOf(error, 'users_email')) throw taken('email-taken');
    throw error;
  }
}
