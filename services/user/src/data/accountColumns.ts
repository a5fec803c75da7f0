/** Maps a row of the users table to an account. */
import { bytesToId } from '@bulkhead/chassis/storage/id';
import type { Account, Person } from '../domain/Account.ts';

export interface AccountColumns {
  id: Buffer;
  username: string;
  first_name: string;
  last_name: string;
  email: string;
  password_hash: string;
  password_changed_at: Date | null;
  is_admin: number | boolean;
  is_active: number | boolean;
  created_at: Date;
}

export function accountOf(row: AccountColumns): Account {
  return {
    ...personOf(row),
    passwordHash: row.password_hash,
    passwordChangedAt: row.password_changed_at?.getTime(),
  };
}

export function personOf(row: AccountColumns): Person {
  return {
    id: bytesToId(row.id),
    username: row.username,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    isAdmin: Boolean(row.is_admin),
    isActive: Boolean(row.is_active),
    createdAt: row.created_at.toISOString(),
  };
}
