/** The table of people as Sequelize knows it. */
import {
  DataTypes,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

export interface UserRow extends Model<InferAttributes<UserRow>, InferCreationAttributes<UserRow>> {
  id: Buffer;
  username: string;
  username_key: Buffer;
  first_name: string;
  last_name: string;
  email: string;
  email_key: Buffer;
  password_hash: string;
  password_changed_at: CreationOptional<Date | null>;
  is_admin: boolean;
  is_active: CreationOptional<boolean>;
  created_at: Date;
}

export type UserTable = ModelStatic<UserRow>;

/** The names of the unique indexes: they tell which name was taken. */
export const USERNAME_INDEX = 'users_username';
export const EMAIL_INDEX = 'users_email';

export function userTableOf(sequelize: Sequelize): UserTable {
  return sequelize.define<UserRow>(
    'user',
    {
      id: { type: DataTypes.BLOB, primaryKey: true },
      username: DataTypes.STRING,
      username_key: DataTypes.BLOB,
      first_name: DataTypes.STRING,
      last_name: DataTypes.STRING,
      email: DataTypes.STRING,
      email_key: DataTypes.BLOB,
      password_hash: DataTypes.STRING,
      password_changed_at: DataTypes.DATE(3),
      is_admin: DataTypes.BOOLEAN,
      is_active: DataTypes.BOOLEAN,
      created_at: DataTypes.DATE(3),
    },
    { tableName: 'users', timestamps: false },
  );
}
