/** Changes of accounts inside one transaction. */
import type { InferAttributes, Transaction } from 'sequelize';
import { isDuplicateOf } from '@bulkhead/chassis/storage/databaseTrouble';
import { idToBytes, newId } from '@bulkhead/chassis/storage/id';
import type { Profile } from '../domain/Account.ts';
import type { OpenAccounts } from '../domain/Accounts.ts';
import { nameKey } from '../domain/foldedName.ts';
import { taken } from '../domain/refusals.ts';
import { personOf } from './accountColumns.ts';
import { EMAIL_INDEX, USERNAME_INDEX, type UserRow, type UserTable } from './userTable.ts';

type Columns = Partial<InferAttributes<UserRow>>;

export function openAccounts(users: UserTable, transaction: Transaction): OpenAccounts {
  const update = async (where: Columns, values: Columns) => {
    if (Object.keys(values).length === 0) return true;
    const [changed] = await refusingTaken(users.update(values, { where, transaction }));
    return changed === 1;
  };
  const withHash = (id: string, hash: string) => ({ id: idToBytes(id), password_hash: hash });

  return {
    async insert({ username, email, firstName, lastName, passwordHash, isAdmin }) {
      const row = users.create(
        {
          id: idToBytes(newId()),
          username,
          username_key: nameKey(username),
          email,
          email_key: nameKey(email),
          first_name: firstName,
          last_name: lastName,
          password_hash: passwordHash,
          is_admin: isAdmin,
          is_active: true,
          created_at: new Date(),
        },
        { transaction },
      );
      return personOf((await refusingTaken(row)).get());
    },
    updateProfile: (id, profile) => update({ id: idToBytes(id) }, profileColumns(profile)),
    makeAdmin: (id) => update({ id: idToBytes(id) }, { is_admin: true, is_active: true }),
    replaceHash: (id, from, to) => update(withHash(id, from), { password_hash: to }),
    changePassword: (id, from, to, at) =>
      update(withHash(id, from), { password_hash: to, password_changed_at: new Date(at) }),
  };
}

function profileColumns({ firstName, lastName, email }: Partial<Profile>): Columns {
  return {
    ...(firstName !== undefined && { first_name: firstName }),
    ...(lastName !== undefined && { last_name: lastName }),
    ...(email !== undefined && { email, email_key: nameKey(email) }),
  };
}

/** The index's name alone tells which name was taken: the values in the error are not reliable. */
async function refusingTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (isDuplicateOf(error, USERNAME_INDEX)) throw taken('username-taken');
    if (isDuplicateOf(error, EMAIL_INDEX)) throw taken('email-taken');
    throw error;
  }
}
